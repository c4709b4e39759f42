-- What the commit of a resolution says.
create or replace function pggit.resolution_message(conflict pggit.conflict_registry, resolution text, reason text) returns text
language sql immutable security invoker
set search_path = pg_catalog, pg_temp
as $$
  select concat(
    format('Resolve conflict %s of %s with %s', conflict.conflict_id, conflict.object_identifier, resolution),
    ': ' || nullif(trim(reason), '')
  )
$$;

comment on function pggit.resolution_message(pggit.conflict_registry, text, text) is 'What the commit of a resolution says';
