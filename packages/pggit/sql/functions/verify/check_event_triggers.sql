-- Where this installation has event triggers, they are there and enabled, fire for every command, and run
-- functions that are pgGit's: volatile (a stable one crashes the server under CREATE INDEX CONCURRENTLY),
-- with the rights and under the name of the schema's owner. Where it has none, that is said in status(),
-- not here.
create or replace function pggit.check_event_triggers()
returns table (place integer, status text, name text, singular text, plural text)
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
      e.name, t.evtname is not null as is_there, t.evtenabled in ('O', 'A') as is_enabled,
      t.evtevent = e.event and t.evttags is null as fires,
      p.pronamespace = 'pggit'::regnamespace and p.proname = e.function as runs_ours,
      p.provolatile = 'v' as is_volatile,
      p.prosecdef and p.proowner = (select n.nspowner from pg_namespace as n where n.nspname = 'pggit') as is_owners
    from expected as e
    left join pg_event_trigger as t on t.evtname = e.name
    left join pg_proc as p on p.oid = t.evtfoid
    where (select i.event_triggers from pggit.installations as i order by i.installation_id desc limit 1)
  )
  select f.place, 'error', t.name, f.singular, f.plural
  from found as t
  cross join lateral (
    values
      (
        1, t.is_there and not t.is_enabled, 'Event trigger %s is disabled', '%s event triggers are disabled: %s'
      ),
      (
        2, not t.is_there, 'Event trigger %s is missing: run pggit install --repair',
        '%s event triggers are missing: %s: run pggit install --repair'
      ),
      (
        3, t.runs_ours and not t.is_volatile, 'The function of event trigger %s is not volatile',
        'The functions of %s event triggers are not volatile: %s'
      ),
      (
        4, t.runs_ours and not t.is_owners,
        'The function of event trigger %s does not run as the owner of the schema pggit',
        'The functions of %s event triggers do not run as the owner of the schema pggit: %s'
      ),
      (
        5, t.is_there and not t.fires,
        'Event trigger %s does not fire for every command: drop it and run pggit install --repair',
        '%s event triggers do not fire for every command: %s: drop them and run pggit install --repair'
      ),
      (
        6, t.is_there and not t.runs_ours,
        'Event trigger %s does not run the function that was installed for it: drop it and run pggit install --repair',
        '%s event triggers do not run the functions that were installed for them: %s: drop them and run pggit install --repair'
      )
  ) as f (place, holds, singular, plural)
  where f.holds
  order by f.place, t.name
$$;

comment on function pggit.check_event_triggers() is
  'Event triggers that do not capture as they should; part of pggit.verify_consistency()';
