-- Whether history can be written here and now: not on a replica, not in a read-only transaction.
create or replace function pggit.is_writable() returns boolean
language sql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
  select not pg_is_in_recovery() and not current_setting('transaction_read_only')::boolean
$$;

comment on function pggit.is_writable() is 'Whether this server and transaction can write history';
