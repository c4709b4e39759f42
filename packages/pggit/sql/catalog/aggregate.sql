-- class: pg_proc
-- present: pg_proc prokind a
-- place: 220
-- Aggregates, ordered-set and hypothetical-set ones included.
select
  p.oid as objid,
  n.nspname::text as schema_name,
  p.proname::text as object_name,
  p.oid::regprocedure::text as identity,
  'structure' as aspect,
  'object' as key,
  0 as rank,
  'contract' as impact,
  null::text as value,
  null::text as inline,
  format(
    E'CREATE AGGREGATE %I.%I(%s) (\n    %s\n)',
    n.nspname, p.proname, coalesce(nullif(pg_get_function_arguments(p.oid), ''), '*'), {{_aggregate_options}}
  ) as set_sql,
  format('DROP AGGREGATE %s', {{_routine_name}}) as unset_sql
from pg_proc as p
inner join pg_aggregate as g on g.aggfnoid = p.oid
inner join pg_namespace as n on n.oid = p.pronamespace
where p.prokind = 'a' and p.oid >= 16384

union all
select
  p.oid, null, null, null, 'structure', 'body', 12000, 'behaviour', {{_aggregate_options}}, null,
  format(
    E'CREATE OR REPLACE AGGREGATE %I.%I(%s) (\n    %s\n)',
    n.nspname, p.proname, coalesce(nullif(pg_get_function_arguments(p.oid), ''), '*'), {{_aggregate_options}}
  ),
  null
from pg_proc as p
inner join pg_aggregate as g on g.aggfnoid = p.oid
inner join pg_namespace as n on n.oid = p.pronamespace
where p.prokind = 'a' and p.oid >= 16384

union all
select
  p.oid, null, null, null, 'structure', 'arguments', 10000, 'contract', pg_get_function_arguments(p.oid), null, null, null
from pg_proc as p
where p.prokind = 'a' and p.oid >= 16384 and p.pronargs > 0

union all
select
  p.oid, null, null, null, 'structure', 'returns', 10001, 'contract', pg_get_function_result(p.oid), null, null, null
from pg_proc as p
where p.prokind = 'a' and p.oid >= 16384

union all
{{_routine_metadata prokinds='a'; noun=AGGREGATE; acl_noun=FUNCTION}}
