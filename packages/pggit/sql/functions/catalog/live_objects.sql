-- Objects of the catalog as they are now, for the given pairs of type and oid: `content` as
-- pggit.blobs.content has it. What is not there (any more) has no row.
-- What PostgreSQL locks in order to print it is let go at once, as pggit.live_hashes() does.
create or replace function pggit.live_objects(object_types text[], objids oid[])
returns table (object_type text, objid oid, content jsonb)
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
{{_printed_as}}
set max_parallel_workers_per_gather = 0
set work_mem = '64MB'
set plan_cache_mode = force_custom_plan
as $$
#variable_conflict use_column
declare
  wanted oid[];
  patience constant interval := current_setting('lock_timeout')::interval;
  since timestamptz;
begin
  {{each_kind: wanted := array(select u.objid from unnest(object_types, objids) as u (object_type, objid) where u.object_type = '{{object_type}}'); if cardinality(wanted) > 0 then {{_print_begin}} return query select k.object_type, k.objid, jsonb_build_object('object_type', k.object_type, 'schema_name', k.schema_name, 'object_name', k.object_name, 'identity', k.identity, 'definition', k.definition, 'facets', k.facets, 'depends_on', k.depends_on) from {{objects}} as k where k.objid = any (wanted) and k.identity is not null order by k.objid; {{_print_end}} end if;}}
end
$$;

comment on function pggit.live_objects(text[], oid[]) is 'The content of the given objects of the catalog, by type and oid, as it is now';
