-- Disables pgGit's event triggers, for the time that what they run cannot be trusted, and warns, with
-- `fault` as the reason. Returns what pggit.tracking_stops.disabled_triggers is to hold: those that were
-- enabled, each with its former state. Where they cannot be disabled it warns and returns null: the
-- caller's work goes on. Expects to run as their owner.
create or replace function pggit.disable_event_triggers(fault text) returns jsonb
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  enabled record;
  disabled jsonb := '{}';
begin
  for enabled in
    select t.evtname, t.evtenabled
    from pg_event_trigger as t
    inner join pg_proc as p on p.oid = t.evtfoid
    where
      (t.evtname in ('pggit_capture_ddl', 'pggit_capture_drop') or p.pronamespace = 'pggit'::regnamespace)
      and t.evtenabled <> 'D'
  loop
    execute format('alter event trigger %I disable', enabled.evtname);
    disabled := disabled || jsonb_build_object(enabled.evtname, enabled.evtenabled);
  end loop;
  raise warning 'pgGit''s event triggers are disabled as well: %.', fault
    using hint = 'What is broken is mended by pggit install --repair. When the stop has ended and nothing is broken any more, '
      'the triggers are enabled again by pggit.verify_consistency(fix_issues => true) and, unless a further warning says '
      'that they are on record nowhere, by pggit.emergency_enable() and the next pggit.fold(), too.';
  return disabled;
exception when others then
  raise warning 'pgGit''s event triggers should be disabled (%) and could not be: %', fault, sqlerrm
    using hint = 'As their owner: ALTER EVENT TRIGGER pggit_capture_ddl DISABLE; ALTER EVENT TRIGGER pggit_capture_drop DISABLE;';
  return null;
end
$$;

comment on function pggit.disable_event_triggers(text) is
  'Disables pgGit''s event triggers because what they run is broken; returns their former states';
