-- Marks the stops whose changes are all in history, after a reconciling that began at `since`, when the
-- transactions `running` were (see pggit.running_transactions). All are once those have ended that were
-- running at the first reconciling after the stop: until then one may commit what it did during the stop.
-- Not while the event triggers that the stop disabled are off. Expects the fold lock.
create or replace function pggit.settle_stops(since timestamptz, running text[]) returns void
language sql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
  update pggit.tracking_stops as s
  set
    waits_for = coalesce(s.waits_for, running),
    is_reconciled = not coalesce(s.waits_for, running) && running
  where not s.is_reconciled and coalesce(s.ended_at, s.ends_at) <= since and s.disabled_triggers is null
$$;

comment on function pggit.settle_stops(timestamptz, text[]) is 'Marks the stops whose changes are all in history';
