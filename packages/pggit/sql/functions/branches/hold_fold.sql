-- Keeps every other session from making commits until the transaction ends, for what must not happen beside
-- it. Raises PG046 HISTORY_BUSY where one is at it: nobody waits, since DDL may wait for whoever does.
create or replace function pggit.hold_fold() returns void
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  perform pggit.check_writable('branches cannot be changed');
  if not pg_try_advisory_xact_lock(hashtext('pggit.fold')) then
    raise exception 'another session is writing history'
      using errcode = 'PG046', hint = 'Nothing was changed. Try again in a moment.';
  end if;
end
$$;

comment on function pggit.hold_fold() is 'Keeps others from making commits until the transaction ends; PG046 where one is at it';
