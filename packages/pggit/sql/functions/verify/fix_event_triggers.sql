-- Enables the event triggers that are there and disabled, unless what they run is broken: then user DDL
-- would fail. A missing one is made, and a broken function mended, by installing again: `pggit install
-- --repair`.
-- SECURITY DEFINER: only the owner of an event trigger can alter it. Which ones is not the caller's choice.
create or replace function pggit.fix_event_triggers() returns void
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  fault constant text := pggit.broken_capture();
  trigger_name name;
begin
  for trigger_name in
    select t.evtname
    from pg_event_trigger as t
    inner join pg_proc as p on p.oid = t.evtfoid
    where p.pronamespace = 'pggit'::regnamespace and t.evtenabled not in ('O', 'A')
  loop
    if fault is not null then
      raise exception '%', fault using hint = 'Run pggit install --repair first.';
    end if;
    execute format('alter event trigger %I enable', trigger_name);
  end loop;
  update pggit.tracking_stops as s set disabled_triggers = null where s.disabled_triggers is not null;
end
$$;

comment on function pggit.fix_event_triggers() is 'Enables pgGit''s event triggers where they are disabled';
