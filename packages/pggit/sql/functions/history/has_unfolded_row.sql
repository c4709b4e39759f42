-- Whether something was captured of an object that fold has not turned into history yet, the rows `told` apart. VOLATILE, so
-- that it sees what was committed while the statement that asks was running.
create or replace function pggit.has_unfolded_row(classid oid, objid oid, told bigint[] default '{}') returns boolean
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return exists (
    select from pggit.ddl_log as l
    where l.commit_hash is null and l.classid = has_unfolded_row.classid and l.objid = has_unfolded_row.objid
      and l.log_id <> all (told)
  );
end
$$;

comment on function pggit.has_unfolded_row(oid, oid, bigint[]) is 'Whether a captured change of this object is not in history yet';
