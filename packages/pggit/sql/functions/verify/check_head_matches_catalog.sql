-- The head of the current branch has every live object, as it is now, and no other. What differs was
-- changed where no event trigger saw it: while tracking was off, by a rename of something else, by a
-- superuser whose statements skip the triggers, or since the last fold where there are no triggers. It
-- is not lost: reconciling records it. Expects the log to be folded; objects of which a captured change
-- still waits are left out.
create or replace function pggit.check_head_matches_catalog() returns table (fault text, status text, details text)
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
  select
    d.kind, 'warning',
    pggit.name_faults(
      case d.kind
        when 'new' then 'Object %s exists and is not in history'
        when 'gone' then 'Object %s is in history and no longer exists'
        else 'Object %s is not as history has it'
      end,
      case d.kind
        when 'new' then '%s objects exist and are not in history: %s'
        when 'gone' then '%s objects are in history and no longer exist: %s'
        else '%s objects are not as history has them: %s'
      end,
      array_agg(d.object_type || ' ' || d.identity order by d.object_type, d.identity)
    )
  from differing as d
  where not exists (
    select from pggit.ddl_log as l
    where l.commit_hash is null and l.identity = d.identity
  )
  group by d.kind
  order by d.kind
$$;

comment on function pggit.check_head_matches_catalog() is 'Where history and the live schema differ; part of pggit.verify_consistency()';
