-- class: pg_opfamily
-- present: pg_opfamily where oid >= 16384
-- place: 235
-- Operator families, those included that a class made for itself: they stay when the class goes. Only
-- their loose members are theirs, which is what no class of the family needs.
select
  o.oid as objid,
  n.nspname::text as schema_name,
  o.opfname::text as object_name,
  format('%I.%I USING %I', n.nspname, o.opfname, a.amname) as identity,
  'structure' as aspect,
  'object' as key,
  0 as rank,
  'contract' as impact,
  null::text as value,
  null::text as inline,
  format('CREATE OPERATOR FAMILY %I.%I USING %I', n.nspname, o.opfname, a.amname) as set_sql,
  format('DROP OPERATOR FAMILY %I.%I USING %I', n.nspname, o.opfname, a.amname) as unset_sql
from pg_opfamily as o
inner join pg_am as a on a.oid = o.opfmethod
inner join pg_namespace as n on n.oid = o.opfnamespace
where o.oid >= 16384

union all
select
  o.oid, null, null, null, 'structure',
  format('%s:%s(%s,%s)', lower(m.noun), m.number, format_type(m.left_type, null), format_type(m.right_type, null)),
  m.rank, 'behaviour', m.value, '',
  format(
    'ALTER OPERATOR FAMILY %s.%I USING %I ADD %s %s %s%s', o.opfnamespace::regnamespace, o.opfname, a.amname, m.noun,
    m.number,
    case m.noun
      when 'FUNCTION' then format('(%s, %s) ', format_type(m.left_type, null), format_type(m.right_type, null))
    end, m.value
  ),
  format(
    'ALTER OPERATOR FAMILY %s.%I USING %I DROP %s %s (%s, %s)', o.opfnamespace::regnamespace, o.opfname, a.amname, m.noun,
    m.number, format_type(m.left_type, null), format_type(m.right_type, null)
  )
from pg_opfamily as o
inner join pg_am as a on a.oid = o.opfmethod
inner join (
  {{_family_members holder=pg_opfamily}}
) as m on m.holder = o.oid
where o.oid >= 16384

union all
{{_owned catalog=pg_opfamily; noun=OPERATOR FAMILY; owner=opfowner; name=format('%s.%I USING %I', o.opfnamespace::regnamespace, o.opfname, (select a.amname from pg_am as a where a.oid = o.opfmethod))}}

union all
{{_described catalog=pg_opfamily; noun=OPERATOR FAMILY; name=format('%s.%I USING %I', o.opfnamespace::regnamespace, o.opfname, (select a.amname from pg_am as a where a.oid = o.opfmethod))}}
