-- Identity and hash of every object that pgGit follows: of each kind, the user's own, not an extension's,
-- not pgGit's, not the system's. The hash covers the facets of all aspects. In PL/pgSQL, which keeps the
-- plan for the session: to plan the queries of all kinds takes longer than to read a small schema.
create or replace function pggit.live_hashes()
returns table (object_type text, classid oid, objid oid, identity text, full_hash text)
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
{{_printed_as}}
set max_parallel_workers_per_gather = 0
set work_mem = '64MB'
as $$
#variable_conflict use_column
begin
  return query
  with member as materialized (
    {{_extension_members}}
  )
  select o.object_type, o.classid, o.objid, o.identity, o.full_hash
  from (
    {{each_kind: select k.object_type, k.classid, k.objid, k.schema_name, k.identity, k.full_hash from {{view}} as k union all}}
    select null, null, null, null, null, null where false
  ) as o
  where
    o.identity is not null
    and coalesce(o.schema_name, '') !~ '^(pg_|pggit$|information_schema$)'
    and not exists (select from member as m where m.classid = o.classid and m.objid = o.objid);
end
$$;

comment on function pggit.live_hashes() is 'Identity and hash over all aspects of every object that pgGit follows, as it is now';
