-- Identity and hash of every object that pgGit follows: of each kind, the user's own, not an extension's,
-- not pgGit's, not the system's. The hash covers the facets of all aspects. A statement for each kind,
-- run only where there is one: to plan the queries of all kinds takes longer than to read a small schema.
--
-- What PostgreSQL locks in order to print it (views, indexes, triggers) is let go after each kind: the rows
-- of a function stay when what it did is rolled back, and locks do not. Else a long transaction that
-- verifies would keep everybody from altering those objects.
--
-- SECURITY DEFINER, so that whoever verifies reads what capture read (the options of user mappings).
create or replace function pggit.live_hashes()
returns table (object_type text, classid oid, objid oid, identity text, full_hash text)
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
{{_printed_as}}
set max_parallel_workers_per_gather = 0
set work_mem = '64MB'
as $$
#variable_conflict use_column
declare
  member_classes oid[];
  members oid[];
begin
  select array_agg(m.classid), array_agg(m.objid) into member_classes, members
  from (
{{_extension_members}}
  ) as m;

  {{each_kind: if {{present}} then begin return query select k.object_type, k.classid, k.objid, k.identity, k.full_hash from {{view}} as k where k.identity is not null and coalesce(k.schema_name, '') !~ '^(pg_|pggit$|information_schema$)' and not exists (select from unnest(member_classes, members) as m (classid, objid) where m.classid = '{{class}}'::regclass and m.objid = k.objid); raise exception using errcode = 'raise_exception'; exception when raise_exception then null; end; end if;}}
end
$$;

comment on function pggit.live_hashes() is 'Identity and hash over all aspects of every object that pgGit follows, as it is now';
