-- Whether an object is an extension's own, or hangs on what is: an index, a trigger or a policy of an
-- extension's table. Such objects are the extension's business and are not followed. An operator class of
-- the user's in an extension's family is not the extension's.
--
-- Not in language sql: before PostgreSQL 18 that would be planned anew in each transaction.
create or replace function pggit.is_extension_member(classid oid, objid oid) returns boolean
language plpgsql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return exists (
    select
    from pg_depend as d
    left join pg_depend as parent
      on d.deptype in ('a', 'i') and d.classid <> 'pg_opclass'::regclass
      and parent.classid = d.refclassid and parent.objid = d.refobjid and parent.deptype = 'e'
    where
      d.classid = is_extension_member.classid and d.objid = is_extension_member.objid
      and (d.deptype = 'e' or parent.objid is not null)
  );
end
$$;

comment on function pggit.is_extension_member(oid, oid) is 'Whether an extension owns this object or what it hangs on';
