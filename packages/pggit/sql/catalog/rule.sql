-- class: pg_rewrite
-- present: pg_rewrite ev_type 2 3 4
-- place: 370
-- slice: 100
-- Rewrite rules on tables and views, the query of a view apart: it is the view's.
select
  r.oid as objid, f.schema_name, f.object_name, f.identity, f.aspect, f.key, f.rank, 'behaviour' as impact, f.value,
  null::text as inline,
  f.set_sql, f.unset_sql
from pg_rewrite as r
inner join pg_class as c on c.oid = r.ev_class
inner join pg_namespace as n on n.oid = c.relnamespace
cross join lateral (
  select
    n.nspname::text, r.rulename::text, format('%I on %I.%I', r.rulename, n.nspname, c.relname),
    'structure', 'object', 0, null,
    concat(rtrim(pg_get_ruledef(r.oid), ';'), E';\n' || {{_rule_enabled}}),
    format('DROP RULE %I ON %I.%I', r.rulename, n.nspname, c.relname)
  union all
  -- CREATE OR REPLACE leaves it as enabled as it was
  select
    null, null, null, 'structure', 'body', 10,
    (
      select {{_query_names of=printed.body}}
      from (select rtrim(pg_get_ruledef(r.oid), ';') offset 0) as printed (body)
    ),
    'CREATE OR REPLACE ' || substr(rtrim(pg_get_ruledef(r.oid), ';'), 8), null
  union all
  select
    null, null, null, 'structure', 'enabled', 20,
    case r.ev_enabled when 'D' then 'DISABLED' when 'R' then 'REPLICA' else 'ALWAYS' end,
    {{_rule_enabled}},
    format('ALTER TABLE %s ENABLE RULE %I', c.oid::regclass, r.rulename)
  where r.ev_enabled <> 'O'
  union all
  select
    null, null, null, 'comments', 'comment', 90000, d.description,
    format('COMMENT ON RULE %I ON %s IS %L', r.rulename, c.oid::regclass, d.description),
    format('COMMENT ON RULE %I ON %s IS NULL', r.rulename, c.oid::regclass)
  from pg_description as d
  where d.objoid = r.oid and d.classoid = 'pg_rewrite'::regclass
) as f (schema_name, object_name, identity, aspect, key, rank, value, set_sql, unset_sql)
where r.rulename <> '_RETURN' and c.relpersistence <> 't' and r.oid >= 16384
