-- Enables the event triggers that are there and disabled. A missing one is made by installing again:
-- `pggit install --repair`.
-- SECURITY DEFINER: only the owner of an event trigger can alter it. Which ones is not the caller's choice.
create or replace function pggit.fix_event_triggers() returns void
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  trigger_name name;
begin
  for trigger_name in
    select t.evtname
    from pg_event_trigger as t
    inner join pg_proc as p on p.oid = t.evtfoid
    where p.pronamespace = 'pggit'::regnamespace and t.evtenabled not in ('O', 'A')
  loop
    execute format('alter event trigger %I enable', trigger_name);
  end loop;
end
$$;

comment on function pggit.fix_event_triggers() is 'Enables pgGit''s event triggers where they are disabled';
