-- What is wrong with the way by which event triggers capture, in words; null where all is as it was
-- installed. The way is the triggers' functions and whatever those call, found by reading their bodies
-- (comments and strings apart): a function that differs from its record in installed_functions ends the
-- reading there, and is the answer.
create or replace function pggit.broken_capture() returns text
language sql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
  with recursive live as materialized (
    select p.oid, 'pggit.' || p.proname as name, p.prosrc
    from pg_proc as p
    where p.pronamespace = 'pggit'::regnamespace
  ),
  way (name) as (
    select root.name from unnest('{pggit.capture_ddl,pggit.capture_drop}'::text[]) as root (name)
    union
    select called.parts[1] collate "default"
    from way as w
    inner join live as l on l.name = w.name
    cross join lateral regexp_matches(
      regexp_replace(l.prosrc, '--[^\n]*|''[^'']*''', '', 'g'), '\m(pggit\.\w+)\(', 'g'
    ) as called (parts)
  ),
  fault (name, sentence) as (
    select w.name, format('function %s() is not as it was installed', w.name)
    from way as w
    left join live as l on l.name = w.name
    left join pggit.installed_functions as i on split_part(i.identity, '(', 1) = w.name
    where i.definition_hash is distinct from case when l.oid is not null then pggit.routine_hash(l.oid) end
    union all
    select t.evtname, format('event trigger %I runs another function than it was made for', t.evtname)
    from pg_event_trigger as t
    left join live as l on l.oid = t.evtfoid
    where
      t.evtname in ('pggit_capture_ddl', 'pggit_capture_drop')
      and l.name is distinct from replace(t.evtname, 'pggit_', 'pggit.')
  )
  select nullif(pggit.list_few(array_agg(f.sentence order by f.name)), '') from fault as f
$$;

comment on function pggit.broken_capture() is 'What is wrong with the functions that capture DDL, or null';
