-- Whether something was captured of an object that fold has not turned into history yet. VOLATILE, so
-- that it sees what was committed while the statement that asks was running.
create or replace function pggit.has_unfolded_row(classid oid, objid oid) returns boolean
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return exists (
    select from pggit.ddl_log as l
    where l.commit_hash is null and l.classid = has_unfolded_row.classid and l.objid = has_unfolded_row.objid
  );
end
$$;

comment on function pggit.has_unfolded_row(oid, oid) is 'Whether a captured change of this object is not in history yet';
