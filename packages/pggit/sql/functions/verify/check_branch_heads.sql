-- One branch is the current one, every head is a commit, and none has commits of its own branch after it
-- (those of an earlier branch of the name, from before it was made, are not its own).
create or replace function pggit.check_branch_heads() returns table (fault text, status text, details text)
language sql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
  with fault (fault, place, name, singular, plural) as (
    select 'no current', 1, 'none', 'No branch is the current one', ''
    where not exists (select from pggit.branches as b where b.is_current)
    union all
    select 'missing', 2, b.name, 'The head of branch %s is missing', 'The heads of %s branches are missing: %s'
    from pggit.branches as b
    where b.head_hash is not null and not exists (select from pggit.commits as c where c.hash = b.head_hash)
    union all
    select
      'behind', 3, b.name, 'The head of branch %s is not its newest commit',
      'The heads of %s branches are not their newest commits: %s'
    from pggit.branches as b
    where exists (
      select from pggit.commits as c
      where
        c.branch_name = b.name and c.folded_at >= b.created_at
        and c.parent_hash is not distinct from b.head_hash
    )
  )
  select
    f.fault, 'error',
    pggit.name_faults(min(f.singular), min(f.plural), array_agg(f.name order by f.name))
  from fault as f
  group by f.fault, f.place
  order by f.place
$$;

comment on function pggit.check_branch_heads() is 'Branches without a proper head; part of pggit.verify_consistency()';
