-- Every commit hashes to its name, and its parent exists, or was purged and is recorded so.
create or replace function pggit.check_commit_chain()
returns table (place integer, status text, name text, singular text, plural text)
language sql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
  with fault (place, hash, singular, plural) as (
    select 1, c.hash, 'Commit %s does not hash to its name', '%s commits do not hash to their names: %s'
    from pggit.commits as c
    where c.hash <> pggit.commit_hash(c.parent_hash, c.tree_hash, c.author, c.message, c.committed_at)
    union all
    select 2, c.hash, 'The parent of commit %s is missing', 'The parents of %s commits are missing: %s'
    from pggit.commits as c
    where
      c.parent_hash is not null
      and not exists (select from pggit.commits as p where p.hash = c.parent_hash)
      and not exists (select from pggit.shallow_commits as s where s.hash = c.hash)
  )
  select f.place, 'error', left(encode(f.hash, 'hex'), 7), f.singular, f.plural
  from fault as f
  order by f.place, f.hash
$$;

comment on function pggit.check_commit_chain() is 'Commits that are not what their hash says; part of pggit.verify_consistency()';
