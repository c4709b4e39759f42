-- The other transactions of this database that have changed something and have not ended, by their
-- virtual ids, prepared ones of any database among them. Not from a snapshot: that would name those of
-- every database of the server, and at REPEATABLE READ be of another time.
create or replace function pggit.running_transactions() returns text[]
language sql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
  select array(
    select distinct l.virtualtransaction
    from pg_locks as l
    left join pg_stat_activity as a on a.pid = l.pid
    where
      l.locktype = 'transactionid' and l.granted and l.mode = 'ExclusiveLock'
      and l.pid is distinct from pg_backend_pid()
      and (l.pid is null or a.datid = (select d.oid from pg_database as d where d.datname = current_database()))
  )
$$;

comment on function pggit.running_transactions() is 'Other transactions of this database that have changed something and run';
