-- Identity and hash of every object that pgGit follows: of each kind, the user's own, not an extension's,
-- not pgGit's, not the system's. The hash covers the facets of all aspects. A statement for each kind,
-- run only where there is one, and planned once in a session: to plan the queries of all kinds takes longer
-- than to read a small schema. pgGit's own objects are left out before their facets are computed.
--
-- What PostgreSQL locks in order to print it (views, rules, routines with a parsed body, and what they name)
-- is let go after some of them (`-- slice:` in the kind's file): the rows of a function stay when what it did
-- is rolled back, and locks do not. Else a long transaction that verifies would keep everybody from altering
-- those objects. Nothing is answered of a slice before all of it is printed, so it can be tried again.
--
-- SECURITY DEFINER, so that whoever verifies reads what capture read (the options of user mappings).
create or replace function pggit.live_hashes()
returns table (object_type text, classid oid, objid oid, identity text, full_hash text)
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
{{_printed_as}}
set max_parallel_workers_per_gather = 0
set work_mem = '64MB'
set plan_cache_mode = force_generic_plan
as $$
#variable_conflict use_column
declare
  member_classes oid[];
  members oid[];
  own_classes oid[];
  own oid[];
  own_of_class oid[];
  slice oid[];
  patience constant interval := current_setting('lock_timeout')::interval;
  since timestamptz;
begin
  select array_agg(m.classid), array_agg(m.objid) into member_classes, members
  from (
{{_extension_members}}
  ) as m;
  select array_agg(d.classid), array_agg(d.objid) into own_classes, own
  from pg_depend as d
  where d.refclassid = 'pg_namespace'::regclass and d.refobjid = to_regnamespace('pggit');

  {{each_kind: if {{present}} then own_of_class := array(select u.objid from unnest(own_classes, own) as u (classid, objid) where u.classid = '{{class}}'::regclass); for slice in {{slices}} loop {{_print_begin}} return query select k.object_type, k.classid, k.objid, k.identity, k.full_hash from {{objects}} as k where {{is_in_slice}} and k.objid <> all (own_of_class) and k.identity is not null and coalesce(k.schema_name, '') !~ '^(pg_|pggit$|information_schema$)' and not exists (select from unnest(member_classes, members) as m (classid, objid) where m.classid = '{{class}}'::regclass and m.objid = k.objid) order by k.objid; {{_print_end}} end loop; end if;}}
end
$$;

comment on function pggit.live_hashes() is 'Identity and hash over all aspects of every object that pgGit follows, as it is now';
