-- What becomes of the room that removed rows took: `removed` is an array of {object_type, count, bytes}.
create or replace function pggit.vacuum_advice(removed jsonb) returns text
language sql immutable security invoker
set search_path = pg_catalog, pg_temp
as $$
  select case
    when count(*) = 0 then 'nothing was old enough to be removed'
    else format(
      'VACUUM %s makes %s available to new rows, as autovacuum does by itself; VACUUM FULL gives it back to the system',
      string_agg(
        'pggit.' || case r.object_type when 'events' then 'system_events' else r.object_type end, ', ' order by r.bytes desc
      ),
      pg_size_pretty(sum(r.bytes))
    )
  end
  from jsonb_to_recordset(removed) as r (object_type text, count bigint, bytes bigint)
$$;

comment on function pggit.vacuum_advice(jsonb) is 'The notice of a purge: what VACUUM will give back';
