-- Takes the lock under which history is written, until the transaction ends; false where another session
-- folds or purges. While it is held nobody waits: fold() does nothing, and capture does not ask for it.
-- Raises 25006 on a read-only server, PG001 outside READ COMMITTED, where a purge could not see what other
-- sessions have come to need.
create or replace function pggit.purge_begin() returns boolean
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  perform pggit.check_writable('history cannot be purged, only a dry run works');
  if current_setting('transaction_isolation') not in ('read committed', 'read uncommitted') then
    raise exception 'history cannot be purged in a transaction that is %', upper(current_setting('transaction_isolation'))
      using errcode = 'PG001', hint = 'Purge in a transaction of its own, READ COMMITTED.';
  end if;
  return pg_try_advisory_xact_lock(hashtext('pggit.fold'));
end
$$;

comment on function pggit.purge_begin() is 'Keeps fold and other purges out until the transaction ends; false where one of them is running';
