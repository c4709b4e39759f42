-- One branch is the current one, every head is a commit, and none has commits of its own branch after it
-- (those of an earlier branch of the name, from before it was made, are not its own).
create or replace function pggit.check_branch_heads()
returns table (place integer, status text, name text, singular text, plural text)
language sql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
  select 1, 'error', 'none', 'No branch is the current one', ''
  where not exists (select from pggit.branches as b where b.is_current)
  union all
  select 2, 'error', string_agg(b.name, ', ' order by b.name), 'More than one branch is the current one: %s', ''
  from pggit.branches as b
  where b.is_current
  having count(*) > 1
  union all
  select
    3, 'error', b.name, 'The head of branch %s is missing', 'The heads of %s branches are missing: %s'
  from pggit.branches as b
  where b.head_hash is not null and not exists (select from pggit.commits as c where c.hash = b.head_hash)
  union all
  select
    4, 'error', b.name, 'The head of branch %s is not its newest commit',
    'The heads of %s branches are not their newest commits: %s'
  from pggit.branches as b
  where exists (
    select from pggit.commits as c
    where
      c.branch_name = b.name and c.folded_at >= b.created_at
      and c.parent_hash is not distinct from b.head_hash
  )
  order by 1, 3
$$;

comment on function pggit.check_branch_heads() is 'Branches without a proper head; part of pggit.verify_consistency()';
