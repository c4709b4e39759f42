-- class: pg_trigger
-- present: pg_trigger where not tgisinternal
-- place: 380
-- Triggers on tables, views and foreign tables, constraint triggers included. The clones that partitions
-- have of a trigger are their parent's.
select
  g.oid as objid,
  n.nspname::text as schema_name,
  g.tgname::text as object_name,
  format('%I on %I.%I', g.tgname, n.nspname, c.relname) as identity,
  'structure' as aspect,
  'object' as key,
  0 as rank,
  'behaviour' as impact,
  null::text as value,
  null::text as inline,
  concat(pg_get_triggerdef(g.oid), E';\n' || {{_trigger_enabled}}) as set_sql,
  format('DROP TRIGGER %I ON %I.%I', g.tgname, n.nspname, c.relname) as unset_sql
from pg_trigger as g
inner join pg_class as c on c.oid = g.tgrelid
inner join pg_namespace as n on n.oid = c.relnamespace
where not g.tgisinternal and g.tgparentid = 0 and c.relpersistence <> 't' and g.oid >= 16384

union all
-- CREATE OR REPLACE enables the trigger again, so the statement says how it is enabled too.
select
  g.oid, null, null, null, 'structure', 'body', 10, 'behaviour', pg_get_triggerdef(g.oid), null,
  case
    when g.tgconstraint = 0
      then concat('CREATE OR REPLACE ', substr(pg_get_triggerdef(g.oid), 8), E';\n' || {{_trigger_enabled}})
  end,
  null
from pg_trigger as g
inner join pg_class as c on c.oid = g.tgrelid
where not g.tgisinternal and g.tgparentid = 0 and c.relpersistence <> 't' and g.oid >= 16384

union all
select
  g.oid, null, null, null, 'structure', 'enabled', 20, 'behaviour',
  case g.tgenabled when 'D' then 'DISABLED' when 'R' then 'REPLICA' else 'ALWAYS' end, null,
  {{_trigger_enabled}},
  format('ALTER TABLE %s ENABLE TRIGGER %I', c.oid::regclass, g.tgname)
from pg_trigger as g
inner join pg_class as c on c.oid = g.tgrelid
where
  g.tgenabled <> 'O'
  and not g.tgisinternal and g.tgparentid = 0 and c.relpersistence <> 't' and g.oid >= 16384

union all
select
  g.oid, null, null, null, 'comments', 'comment', 90000, 'detail', d.description, null,
  format('COMMENT ON TRIGGER %I ON %s IS %L', g.tgname, c.oid::regclass, d.description),
  format('COMMENT ON TRIGGER %I ON %s IS NULL', g.tgname, c.oid::regclass)
from pg_description as d
inner join pg_trigger as g on g.oid = d.objoid
inner join pg_class as c on c.oid = g.tgrelid
where
  d.classoid = 'pg_trigger'::regclass
  and not g.tgisinternal and g.tgparentid = 0 and c.relpersistence <> 't' and g.oid >= 16384
