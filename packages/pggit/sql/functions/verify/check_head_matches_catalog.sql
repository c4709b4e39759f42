-- The head of the current branch has every live object, as it is now, and no other. What differs was
-- changed where no event trigger saw it: while tracking was off, by a rename of something else, by a
-- superuser whose statements skip the triggers, or since the last fold where there are no triggers. It
-- is not lost: reconciling records it. Expects the log to be folded; objects of which a captured change
-- still waits are left out.
create or replace function pggit.check_head_matches_catalog()
returns table (place integer, status text, name text, singular text, plural text)
language sql volatile security invoker
set search_path = pg_catalog, pg_temp
set jit = off
as $$
  with head as materialized (
    select e.object_type, e.identity, encode(blob.full_hash, 'hex') as full_hash
    from pggit.branches as b
    inner join pggit.commits as c on c.hash = b.head_hash
    cross join pggit.tree_entries(c.tree_hash) as e
    left join pggit.blobs as blob on blob.hash = e.blob_hash
    where b.is_current
  ),
  differing as (
    select
      coalesce(live.object_type, head.object_type) as object_type,
      coalesce(live.identity, head.identity) as identity,
      case when head.identity is null then 'new' when live.identity is null then 'gone' else 'changed' end as kind
    from pggit.live_hashes() as live
    full join head on head.object_type = live.object_type and head.identity = live.identity
    where live.full_hash is distinct from head.full_hash
  )
  select f.place, 'warning', d.object_type || ' ' || d.identity, f.singular, f.plural
  from differing as d
  inner join (
    values
      (1, 'changed', 'Object %s is not as history has it', '%s objects are not as history has them: %s'),
      (2, 'gone', 'Object %s is in history and no longer exists', '%s objects are in history and no longer exist: %s'),
      (3, 'new', 'Object %s exists and is not in history', '%s objects exist and are not in history: %s')
  ) as f (place, kind, singular, plural) on f.kind = d.kind
  where not exists (
    select from pggit.ddl_log as l
    where l.commit_hash is null and l.identity = d.identity
  )
  order by f.place, d.object_type, d.identity
$$;

comment on function pggit.check_head_matches_catalog() is 'Where history and the live schema differ; part of pggit.verify_consistency()';
