-- class: pg_type
-- present: pg_type typtype e
-- place: 110
-- Enums. A label's place is told by the label before it, so that a gained one changes nothing but its
-- successor's. PostgreSQL cannot drop or move a label.
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
  format(
    'CREATE TYPE %I.%I AS ENUM%s', n.nspname, t.typname,
    case when not exists (select from pg_enum as e where e.enumtypid = t.oid) then ' ()' end
  ) as set_sql,
  format('DROP TYPE %I.%I', n.nspname, t.typname) as unset_sql
from pg_type as t
inner join pg_namespace as n on n.oid = t.typnamespace
where t.typtype = 'e' and t.oid >= 16384

union all
select
  e.objid, null, null, null, 'presence', 'label:' || e.label, 10000 + e.place, 'contract', null,
  quote_literal(e.label),
  format('ALTER TYPE %s ADD VALUE IF NOT EXISTS %L%s', e.objid::regtype, e.label, e.neighbour),
  null
from ({{_enum_labels}}) as e

union all
select
  e.objid, null, null, null, 'structure', format('label:%s/position', e.label), 10000 + e.place, 'behaviour',
  coalesce('after ' || e.before, 'first'),
  null,
  format('ALTER TYPE %s ADD VALUE IF NOT EXISTS %L%s', e.objid::regtype, e.label, e.neighbour),
  null
from ({{_enum_labels}}) as e

union all
{{_type_metadata which=t.typtype = 'e'; noun=TYPE}}
