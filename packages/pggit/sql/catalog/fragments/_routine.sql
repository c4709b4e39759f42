-- Functions and procedures: how they are called, what they do, and every option that is not the default.
-- CREATE OR REPLACE is the only DDL for a body, so a body's set_sql is the whole definition.
-- Expects the template parameters `prokinds` (a list of quoted prokind letters) and `noun`.
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
  rtrim(pg_get_functiondef(p.oid), E'\n') as set_sql,
  format('DROP {{noun}} %s', p.oid::regprocedure) as unset_sql
from pg_proc as p
inner join pg_namespace as n on n.oid = p.pronamespace
where {{_routine_scope prokinds={{prokinds}}}}

union all
select
  p.oid, null, null, null, 'structure', 'body', 12000, 'behaviour',
  case
    when p.prosqlbody is not null then (
      select {{_query_names of=printed.body}}
      from (select pg_get_function_sqlbody(p.oid) offset 0) as printed (body)
    )
    when p.probin is not null then p.probin || ', ' || p.prosrc
    else p.prosrc
  end,
  null,
  rtrim(pg_get_functiondef(p.oid), E'\n'),
  null
from pg_proc as p
where {{_routine_scope prokinds={{prokinds}}}}

union all
select
  p.oid, null, null, null, 'structure', 'arguments', 10000, 'contract',
  pg_get_function_identity_arguments(p.oid), null, null, null
from pg_proc as p
where {{_routine_scope prokinds={{prokinds}}}} and (p.pronargs > 0 or p.proallargtypes is not null)

union all
select
  p.oid, null, null, null, 'presence', 'default:' || argument.name, 16000, 'contract', null, null,
  rtrim(pg_get_functiondef(p.oid), E'\n'),
  null
from pg_proc as p
cross join lateral ({{_routine_argument}}) as argument
where
  {{_routine_scope prokinds={{prokinds}}}} and p.pronargdefaults > 0
  and argument.place > p.pronargs - p.pronargdefaults

union all
select
  p.oid, null, null, null, 'structure', format('default:%s/expression', argument.name), 16001, 'behaviour',
  pg_get_function_arg_default(p.oid, argument.number), null,
  rtrim(pg_get_functiondef(p.oid), E'\n'),
  null
from pg_proc as p
cross join lateral ({{_routine_argument}}) as argument
where
  {{_routine_scope prokinds={{prokinds}}}} and p.pronargdefaults > 0
  and argument.place > p.pronargs - p.pronargdefaults

union all
select
  p.oid, null, null, null, 'structure', 'language', 11000, 'behaviour', l.lanname::text, null,
  rtrim(pg_get_functiondef(p.oid), E'\n'),
  null
from pg_proc as p
inner join pg_language as l on l.oid = p.prolang
where {{_routine_scope prokinds={{prokinds}}}}

union all
{{_routine_options prokinds={{prokinds}}; noun={{noun}}}}

union all
{{_routine_metadata prokinds={{prokinds}}; noun={{noun}}; acl_noun={{noun}}}}
