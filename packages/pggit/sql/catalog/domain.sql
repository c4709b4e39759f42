-- class: pg_type
-- present: pg_type typtype d
-- place: 130
-- Domains. CREATE DOMAIN cannot say NOT VALID, so such a constraint follows it in the definition.
select
  t.oid as objid,
  n.nspname::text as schema_name,
  t.typname::text as object_name,
  format('%I.%I', n.nspname, t.typname) as identity,
  'structure' as aspect,
  'object' as key,
  0 as rank,
  'contract' as impact,
  null::text as value,
  null::text as inline,
  concat(
    format('CREATE DOMAIN %I.%I AS ', n.nspname, t.typname), {{_domain_type}},
    ' DEFAULT ' || pg_get_expr(t.typdefaultbin, 0),
    case when t.typnotnull then ' NOT NULL' end,
    (
      select string_agg(format(E'\n    CONSTRAINT %I %s', k.conname, pg_get_constraintdef(k.oid)), '' order by k.conname)
      from pg_constraint as k
      where k.contypid = t.oid and k.contype = 'c' and k.convalidated
    ),
    (
      select string_agg(
        format(
          E';\nALTER DOMAIN %I.%I ADD CONSTRAINT %I %s', n.nspname, t.typname, k.conname, pg_get_constraintdef(k.oid)
        ),
        '' order by k.conname
      )
      from pg_constraint as k
      where k.contypid = t.oid and k.contype = 'c' and not k.convalidated
    )
  ) as set_sql,
  format('DROP DOMAIN %I.%I', n.nspname, t.typname) as unset_sql
from pg_type as t
inner join pg_namespace as n on n.oid = t.typnamespace
inner join pg_type as b on b.oid = t.typbasetype
where t.typtype = 'd' and t.oid >= 16384

union all
select
  t.oid, null, null, null, 'structure', f.key, f.rank, f.impact, f.value, null,
  format('ALTER DOMAIN %s SET ', t.oid::regtype) || f.set_clause,
  format('ALTER DOMAIN %s DROP ', t.oid::regtype) || f.unset_clause
from pg_type as t
inner join pg_type as b on b.oid = t.typbasetype
cross join lateral (
  select 'type', 12000, 'contract', {{_domain_type}}, null, null
  union all
  select
    'default', 16000, 'detail', pg_get_expr(t.typdefaultbin, 0),
    'DEFAULT ' || pg_get_expr(t.typdefaultbin, 0), 'DEFAULT'
  where t.typdefaultbin is not null
  union all
  select 'not_null', 20000, 'restriction', 'NOT NULL', 'NOT NULL', 'NOT NULL'
  where t.typnotnull
) as f (key, rank, impact, value, set_clause, unset_clause)
where t.typtype = 'd' and t.oid >= 16384

union all
select
  k.contypid, null, null, null, 'structure', 'constraint:' || k.conname, 31000, 'restriction',
  pg_get_constraintdef(k.oid), null,
  format('ALTER DOMAIN %s ADD CONSTRAINT %I %s', k.contypid::regtype, k.conname, pg_get_constraintdef(k.oid)),
  format('ALTER DOMAIN %s DROP CONSTRAINT %I', k.contypid::regtype, k.conname)
from pg_constraint as k
where k.contypid >= 16384 and k.contype = 'c'

union all
select
  k.contypid, null, null, null, 'comments', format('constraint:%s/comment', k.conname), 79000, 'detail', d.description, null,
  format('COMMENT ON CONSTRAINT %I ON DOMAIN %s IS %L', k.conname, k.contypid::regtype, d.description),
  format('COMMENT ON CONSTRAINT %I ON DOMAIN %s IS NULL', k.conname, k.contypid::regtype)
from pg_constraint as k
inner join pg_description as d on d.objoid = k.oid and d.classoid = 'pg_constraint'::regclass
where k.contypid >= 16384 and k.contype = 'c'

union all
{{_type_metadata which=t.typtype = 'd'; noun=DOMAIN}}
