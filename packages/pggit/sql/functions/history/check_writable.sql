-- Raises 25006 (SERVER_READ_ONLY in the error table) on a standby and in a read-only transaction, before PostgreSQL would
-- refuse the first statement that writes in words that say nothing of what was asked for. refused: what cannot be done, in words.
create or replace function pggit.check_writable(refused text) returns void
language plpgsql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  if not pggit.is_writable() then
    raise exception '% here: this server or transaction is read-only', refused
      using errcode = 'read_only_sql_transaction', hint = 'Call it on the primary server, outside a read-only transaction.';
  end if;
end
$$;

comment on function pggit.check_writable(text) is 'Raises 25006 where this server or transaction is read-only, saying what cannot be done';
