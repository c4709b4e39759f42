-- Where this installation has event triggers, they are there and enabled, and run functions that are
-- pgGit's: volatile (a stable one crashes the server under CREATE INDEX CONCURRENTLY), with the rights
-- and under the name of the schema's owner. Where it has none, that is said in status(), not here.
create or replace function pggit.check_event_triggers() returns table (fault text, status text, details text)
language sql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
  with expected (name, event, function) as (
    values
      ('pggit_capture_ddl', 'ddl_command_end', 'capture_ddl'),
      ('pggit_capture_drop', 'sql_drop', 'capture_drop')
  ),
  found as (
    select
      e.name, e.event, e.function,
      t.evtname, t.evtenabled, t.evtevent, t.evtowner,
      p.pronamespace = 'pggit'::regnamespace and p.proname = e.function as runs_ours,
      p.provolatile, p.prosecdef, p.proowner
    from expected as e
    left join pg_event_trigger as t on t.evtname = e.name
    left join pg_proc as p on p.oid = t.evtfoid
    where (select i.event_triggers from pggit.installations as i order by i.installation_id desc limit 1)
  ),
  fault (fault, name, singular, plural) as (
    select 'missing', f.name, 'Event trigger %s is missing', '%s event triggers are missing: %s'
    from found as f where f.evtname is null
    union all
    select 'disabled', f.name, 'Event trigger %s is disabled', '%s event triggers are disabled: %s'
    from found as f where f.evtenabled not in ('O', 'A')
    union all
    select
      'wrong function', f.name, 'Event trigger %s does not run the function that was installed for it',
      '%s event triggers do not run the functions that were installed for them: %s'
    from found as f where f.evtname is not null and (not f.runs_ours or f.evtevent <> f.event)
    union all
    select
      'not volatile', f.name, 'The function of event trigger %s is not volatile',
      'The functions of %s event triggers are not volatile: %s'
    from found as f where f.runs_ours and f.provolatile <> 'v'
    union all
    select
      'owner', f.name, 'The function of event trigger %s does not run as the owner of the schema pggit',
      'The functions of %s event triggers do not run as the owner of the schema pggit: %s'
    from found as f
    where
      f.runs_ours
      and (not f.prosecdef or f.proowner <> (select n.nspowner from pg_namespace as n where n.nspname = 'pggit'))
  )
  select
    f.fault, 'error',
    pggit.name_faults(min(f.singular), min(f.plural), array_agg(f.name order by f.name))
  from fault as f
  group by f.fault
  order by f.fault
$$;

comment on function pggit.check_event_triggers() is
  'Event triggers that do not capture as they should; part of pggit.verify_consistency()';
