-- class: pg_operator
-- present: pg_operator where oid >= 16384 and oprcode <> 0
-- place: 230
-- Operators. What is only named as another's commutator or negator and never made is none. Commutator,
-- negator, HASHES and MERGES can be given to an operator since 17, and taken from none.
select
  o.oid as objid,
  n.nspname::text as schema_name,
  o.oprname::text as object_name,
  o.oid::regoperator::text as identity,
  'structure' as aspect,
  'object' as key,
  0 as rank,
  'contract' as impact,
  null::text as value,
  null::text as inline,
  format('CREATE OPERATOR %I.%s', n.nspname, o.oprname) as set_sql,
  format('DROP OPERATOR %s', o.oid::regoperator) as unset_sql
from pg_operator as o
inner join pg_namespace as n on n.oid = o.oprnamespace
where o.oid >= 16384 and o.oprcode <> 0

union all
select
  o.oid, null, null, null, 'structure', f.key, f.rank, f.impact, f.value, coalesce(f.operands, f.clause),
  case
    when f.without is not null or current_setting('server_version_num')::integer >= 170000
      then format('ALTER OPERATOR %s SET (', o.oid::regoperator) || f.clause || ')'
  end,
  format('ALTER OPERATOR %s SET (', o.oid::regoperator) || f.without || ' = NONE)'
from pg_operator as o
left join pg_operator as com on com.oid = o.oprcom
left join pg_operator as neg on neg.oid = o.oprnegate
cross join lateral (
  select
    'function', 1, 'behaviour', o.oprcode::text, null,
    concat_ws(
      E',\n    ',
      'FUNCTION = ' || o.oprcode,
      'LEFTARG = ' || format_type(nullif(o.oprleft, 0), null),
      'RIGHTARG = ' || format_type(nullif(o.oprright, 0), null)
    ), null
  union all
  select
    'commutator', 2, 'behaviour', other.name, 'COMMUTATOR = ' || other.name, null, null
  from (select format('OPERATOR(%s.%s)', com.oprnamespace::regnamespace, com.oprname)) as other (name)
  where o.oprcom <> 0
  union all
  select
    'negator', 3, 'behaviour', other.name, 'NEGATOR = ' || other.name, null, null
  from (select format('OPERATOR(%s.%s)', neg.oprnamespace::regnamespace, neg.oprname)) as other (name)
  where o.oprnegate <> 0
  union all
  select 'restrict', 4, 'detail', o.oprrest::text, 'RESTRICT = ' || o.oprrest, null, 'RESTRICT'
  where o.oprrest <> 0
  union all
  select 'join', 5, 'detail', o.oprjoin::text, 'JOIN = ' || o.oprjoin, null, 'JOIN'
  where o.oprjoin <> 0
  union all
  select 'hashes', 6, 'behaviour', 'HASHES', 'HASHES', null, null
  where o.oprcanhash
  union all
  select 'merges', 7, 'behaviour', 'MERGES', 'MERGES', null, null
  where o.oprcanmerge
) as f (key, rank, impact, value, clause, operands, without)
where o.oid >= 16384 and o.oprcode <> 0

union all
{{_owned catalog=pg_operator; noun=OPERATOR; name=o.oid::regoperator; owner=oprowner}}

union all
{{_described catalog=pg_operator; noun=OPERATOR; name=o.oid::regoperator}}
