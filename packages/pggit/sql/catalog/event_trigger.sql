-- class: pg_event_trigger
-- present: pg_event_trigger where evtfoid <> all (array(select oid from pg_catalog.pg_proc where pronamespace = to_regnamespace('pggit')))
-- place: 960
-- Event triggers, those of pgGit apart. Only when they fire can be altered; the order of their tags means
-- nothing.
select
  t.oid as objid, null::text as schema_name, f.object_name, f.identity, f.aspect, f.key, f.rank, f.impact, f.value,
  null::text as inline,
  f.set_sql, f.unset_sql
from pg_event_trigger as t
cross join lateral (
  select string_agg(quote_literal(tag.name), ', ' order by tag.name collate "C") as list
  from unnest(t.evttags) as tag (name)
) as tags
cross join lateral (
  select
    t.evtname::text, quote_ident(t.evtname), 'structure', 'object', 0, 'behaviour', null,
    concat(
      format('CREATE EVENT TRIGGER %I ON %I', t.evtname, t.evtevent),
      E'\n    WHEN TAG IN (' || tags.list || ')',
      E'\n    EXECUTE FUNCTION ', t.evtfoid::regprocedure,
      E';\n' || {{_event_trigger_enabled}}
    ),
    format('DROP EVENT TRIGGER %I', t.evtname)
  union all
  select null, null, 'structure', 'event', 1, 'behaviour', t.evtevent::text, null, null
  union all
  select null, null, 'structure', 'tags', 2, 'behaviour', tags.list, null, null
  where t.evttags is not null
  union all
  select null, null, 'structure', 'function', 3, 'behaviour', t.evtfoid::regprocedure::text, null, null
  union all
  select
    null, null, 'structure', 'enabled', 20, 'behaviour',
    case t.evtenabled when 'D' then 'DISABLED' when 'R' then 'REPLICA' else 'ALWAYS' end,
    {{_event_trigger_enabled}},
    format('ALTER EVENT TRIGGER %I ENABLE', t.evtname)
  where t.evtenabled <> 'O'
  union all
  select
    null, null, 'comments', 'comment', 90000, 'detail', d.description,
    format('COMMENT ON EVENT TRIGGER %I IS %L', t.evtname, d.description),
    format('COMMENT ON EVENT TRIGGER %I IS NULL', t.evtname)
  from pg_description as d
  where d.objoid = t.oid and d.classoid = 'pg_event_trigger'::regclass
  union all
  select
    null, null, 'owner', 'owner', 95000, 'detail', pg_get_userbyid(t.evtowner)::text,
    format('ALTER EVENT TRIGGER %I OWNER TO %I', t.evtname, pg_get_userbyid(t.evtowner)), null
) as f (object_name, identity, aspect, key, rank, impact, value, set_sql, unset_sql)
where
  t.oid >= 16384
  and not exists (
    select
    from pg_proc as p
    inner join pg_namespace as n on n.oid = p.pronamespace
    where p.oid = t.evtfoid and n.nspname = 'pggit'
  )
