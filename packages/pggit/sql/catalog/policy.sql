-- class: pg_policy
-- present: pg_policy
-- place: 390
-- slice: 100
-- Row security policies. Whom they hold for and what they check can be altered, the command and whether
-- they permit or restrict cannot.
select
  p.oid as objid,
  n.nspname::text as schema_name,
  p.polname::text as object_name,
  format('%I on %I.%I', p.polname, n.nspname, c.relname) as identity,
  'structure' as aspect,
  'object' as key,
  0 as rank,
  'restriction' as impact,
  null::text as value,
  null::text as inline,
  concat(
    format('CREATE POLICY %I ON %I.%I', p.polname, n.nspname, c.relname),
    case when not p.polpermissive then ' AS RESTRICTIVE' end,
    ' FOR ' || nullif({{_policy_command}}, 'ALL'),
    ' TO ' || nullif(({{_policy_roles}}), 'PUBLIC'),
    E'\n    USING (' || pg_get_expr(p.polqual, p.polrelid) || ')',
    E'\n    WITH CHECK (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')'
  ) as set_sql,
  format('DROP POLICY %I ON %I.%I', p.polname, n.nspname, c.relname) as unset_sql
from pg_policy as p
inner join pg_class as c on c.oid = p.polrelid
inner join pg_namespace as n on n.oid = c.relnamespace
where c.relpersistence <> 't' and p.oid >= 16384

union all
select
  p.oid, null, null, null, 'structure', f.key, f.rank, 'restriction', f.value, null,
  format('ALTER POLICY %I ON %s ', p.polname, c.oid::regclass) || f.set_clause,
  null
from pg_policy as p
inner join pg_class as c on c.oid = p.polrelid
cross join lateral (
  select 'command', 1, {{_policy_command}}, null
  union all
  select 'permissive', 2, case when p.polpermissive then 'PERMISSIVE' else 'RESTRICTIVE' end, null
  union all
  select 'roles', 3, names.text, 'TO ' || names.text
  from ({{_policy_roles}}) as names (text)
  union all
  select 'using', 4, guard.expression, 'USING (' || guard.expression || ')'
  from (select pg_get_expr(p.polqual, p.polrelid)) as guard (expression)
  where p.polqual is not null
  union all
  select 'with_check', 5, guard.expression, 'WITH CHECK (' || guard.expression || ')'
  from (select pg_get_expr(p.polwithcheck, p.polrelid)) as guard (expression)
  where p.polwithcheck is not null
) as f (key, rank, value, set_clause)
where c.relpersistence <> 't' and p.oid >= 16384

union all
select
  p.oid, null, null, null, 'comments', 'comment', 90000, 'detail', d.description, null,
  format('COMMENT ON POLICY %I ON %s IS %L', p.polname, c.oid::regclass, d.description),
  format('COMMENT ON POLICY %I ON %s IS NULL', p.polname, c.oid::regclass)
from pg_description as d
inner join pg_policy as p on p.oid = d.objoid
inner join pg_class as c on c.oid = p.polrelid
where d.classoid = 'pg_policy'::regclass and c.relpersistence <> 't' and p.oid >= 16384
