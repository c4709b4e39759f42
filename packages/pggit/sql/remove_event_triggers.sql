-- Drops every event trigger that calls a function of pgGit, whatever its name.
do $$
declare
  trigger_name name;
begin
  for trigger_name in
    select t.evtname
    from pg_catalog.pg_event_trigger as t
    inner join pg_catalog.pg_proc as p on p.oid = t.evtfoid
    where p.pronamespace = 'pggit'::regnamespace
  loop
    execute format('drop event trigger %I', trigger_name);
  end loop;
end
$$;
