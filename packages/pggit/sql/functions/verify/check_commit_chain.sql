-- Every commit hashes to its name, and its parent exists, or was purged and is recorded so.
create or replace function pggit.check_commit_chain() returns table (fault text, status text, details text)
language sql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
  with fault (fault, place, name, singular, plural) as (
    select
      'altered', 1, left(encode(c.hash, 'hex'), 7), 'Commit %s does not hash to its name',
      '%s commits do not hash to their names: %s'
    from pggit.commits as c
    where c.hash <> pggit.commit_hash(c.parent_hash, c.tree_hash, c.author, c.message, c.committed_at)
    union all
    select
      'no parent', 2, left(encode(c.hash, 'hex'), 7), 'The parent of commit %s is missing',
      'The parents of %s commits are missing: %s'
    from pggit.commits as c
    where
      c.parent_hash is not null
      and not exists (select from pggit.commits as p where p.hash = c.parent_hash)
      and not exists (select from pggit.shallow_commits as s where s.hash = c.hash)
  )
  select
    f.fault, 'error',
    pggit.name_faults(min(f.singular), min(f.plural), array_agg(f.name order by f.name))
  from fault as f
  group by f.fault, f.place
  order by f.place
$$;

comment on function pggit.check_commit_chain() is 'Commits that are not what their hash says; part of pggit.verify_consistency()';
