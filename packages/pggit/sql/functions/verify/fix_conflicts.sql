-- Sets open conflicts aside, as ignored, of which a state is missing: they can be merged no more. What they were goes to
-- pggit.archived_objects. One that is resolved and does not say how stays as it is: nobody knows.
-- SECURITY DEFINER: operators may mend history and may not write to its tables otherwise.
create or replace function pggit.fix_conflicts() returns void
language sql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
  with broken as (
    select c.conflict_id, to_jsonb(c) as content
    from pggit.conflict_registry as c
    where
      c.status = 'unresolved'
      and exists (
        select from unnest(array[c.base_blob, c.current_blob, c.incoming_blob]) as s (hash)
        where s.hash is not null and not exists (select from pggit.blobs as b where b.hash = s.hash)
      )
  ),
  kept as (
    insert into pggit.archived_objects (object_id, object_data)
    select coalesce((select max(o.object_id) from pggit.objects as o where o.identity = b.content ->> 'object_identifier'), 0), b.content
    from broken as b
  )
  update pggit.conflict_registry as c
  set status = 'ignored', resolved_at = clock_timestamp(), resolved_by = pggit.current_author(),
    resolution_reason = 'a state of it is missing'
  from broken as b
  where c.conflict_id = b.conflict_id
$$;

comment on function pggit.fix_conflicts() is 'Sets open conflicts aside of which a state is missing';
