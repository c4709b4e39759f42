-- One object of the catalog as pggit.read_object has it, read so that the user's statement neither waits nor locks more
-- than it would by itself: to print a view, a rule, a policy or a parsed body PostgreSQL locks what these name until the
-- transaction ends, and rolling back lets that go. All NULL where another session has some of it locked: reconciling finds
-- it. Expects what pggit.read_object expects.
create or replace function pggit.read_aside(
  in object_type text, in objid oid,
  out schema_name text, out object_name text, out identity text, out facets text[]
)
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
set lock_timeout = '1ms'
as $$
begin
  select o.schema_name, o.object_name, o.identity, o.facets into schema_name, object_name, identity, facets
  from pggit.read_object(read_aside.object_type, read_aside.objid) as o;
  raise exception using errcode = 'raise_exception';
exception
  when raise_exception then
    null; -- what was read stays, what was locked does not
  when lock_not_available then
    null;
end
$$;

comment on function pggit.read_aside(text, oid) is
  'One object of the catalog, read without keeping a lock; all null where another session has it locked';
