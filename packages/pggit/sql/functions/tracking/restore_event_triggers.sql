-- Enables the event triggers that emergency_disable() disabled, as they were before, once no disable is
-- open and what they run is sound again. Returns null where nothing is left to do, else why they stay
-- disabled. Never waits and never raises: whoever folds must not suffer from it. Expects to run as the
-- triggers' owner.
create or replace function pggit.restore_event_triggers() returns text
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
set lock_timeout = '100ms'
as $$
declare
  fault text;
  disabled record;
  enabled text[] := '{}';
begin
  -- a stop is not settled before its triggers are back, and those that are not settled are few
  if not exists (select from pggit.tracking_stops as s where not s.is_reconciled and s.disabled_triggers is not null) then
    return null;
  elsif pggit.stop_end('{disable}') is not null then
    return 'tracking is still disabled';
  end if;
  fault := pggit.broken_capture();
  if fault is not null then
    return fault;
  end if;
  for disabled in
    select distinct t.evtname, was.state
    from pggit.tracking_stops as s
    cross join jsonb_each_text(s.disabled_triggers) as was (name, state)
    inner join pg_event_trigger as t on t.evtname = was.name and t.evtenabled = 'D'
  loop
    execute format(
      'alter event trigger %I enable %s', disabled.evtname,
      case disabled.state when 'A' then 'always' when 'R' then 'replica' end
    );
    enabled := enabled || disabled.evtname::text;
  end loop;
  update pggit.tracking_stops as s set disabled_triggers = null where s.disabled_triggers is not null;
  perform pggit.record_event(
    'event_triggers_enabled', jsonb_build_object('action', 'event triggers enabled', 'event_triggers', enabled)
  );
  return null;
exception when others then
  return sqlerrm;
end
$$;

comment on function pggit.restore_event_triggers() is
  'Enables the event triggers that emergency_disable() disabled, once they are sound; null, or why not';
