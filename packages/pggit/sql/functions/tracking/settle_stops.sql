-- Marks the stops whose changes are all in history, after a reconciling by the transaction `own` that
-- began at `since`, when `oldest` was the oldest transaction running. All are once every transaction has ended
-- that was older than the first one to reconcile after the stop: until then one may commit what it did
-- during the stop. Not while the event triggers that the stop disabled are off. Expects the fold lock,
-- and to run in READ COMMITTED, where `oldest` is of now.
create or replace function pggit.settle_stops(since timestamptz, own xid8, oldest xid8) returns void
language sql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
  update pggit.tracking_stops as s
  set
    open_until = coalesce(s.open_until, own),
    is_reconciled = oldest >= coalesce(s.open_until, own)
  where not s.is_reconciled and coalesce(s.ended_at, s.ends_at) <= since and s.disabled_triggers is null
$$;

comment on function pggit.settle_stops(timestamptz, xid8, xid8) is 'Marks the stops whose changes are all in history';
