-- class: pg_opclass
-- present: pg_opclass where oid >= 16384
-- place: 240
-- Operator classes with the operators and functions that they cannot be without; which those are, the
-- access method says. None of it can be altered alone.
select
  o.oid as objid,
  n.nspname::text as schema_name,
  o.opcname::text as object_name,
  format('%I.%I USING %I', n.nspname, o.opcname, a.amname) as identity,
  'structure' as aspect,
  'object' as key,
  0 as rank,
  'contract' as impact,
  null::text as value,
  null::text as inline,
  format(
    E'CREATE OPERATOR CLASS %I.%I\n    %sFOR TYPE %s USING %I FAMILY %I.%I AS\n    %s', n.nspname, o.opcname,
    case when o.opcdefault then 'DEFAULT ' end, format_type(o.opcintype, null), a.amname, fn.nspname, fam.opfname,
    -- the list must not be empty, and to store the type itself says nothing
    coalesce(
      nullif(
        concat_ws(
          E',\n    ',
          (
            select string_agg(
              format(
                '%s %s %s%s', m.noun, m.number,
                case m.noun
                  when 'FUNCTION' then format('(%s, %s) ', format_type(m.left_type, null), format_type(m.right_type, null))
                end, m.value
              ),
              E',\n    ' order by m.rank, m.left_type, m.right_type
            )
            from (
              {{_family_members holder=pg_opclass}}
            ) as m
            where m.holder = o.oid
          ),
          'STORAGE ' || format_type(nullif(o.opckeytype, 0), null)
        ),
        ''
      ),
      'STORAGE ' || format_type(o.opcintype, null)
    )
  ) as set_sql,
  format('DROP OPERATOR CLASS %I.%I USING %I', n.nspname, o.opcname, a.amname) as unset_sql
from pg_opclass as o
inner join pg_am as a on a.oid = o.opcmethod
inner join pg_namespace as n on n.oid = o.opcnamespace
inner join pg_opfamily as fam on fam.oid = o.opcfamily
inner join pg_namespace as fn on fn.oid = fam.opfnamespace
where o.oid >= 16384

union all
select
  o.oid, null, null, null, 'structure', f.key, f.rank, f.impact, f.value, null, null, null
from pg_opclass as o
inner join pg_opfamily as fam on fam.oid = o.opcfamily
cross join lateral (
  values
  ('type', 1, 'contract', format_type(o.opcintype, null)),
  ('default', 2, 'behaviour', case when o.opcdefault then 'DEFAULT' end),
  ('family', 3, 'behaviour', format('%s.%I', fam.opfnamespace::regnamespace, fam.opfname)),
  ('storage', 4, 'behaviour', format_type(nullif(o.opckeytype, 0), null))
) as f (key, rank, impact, value)
where o.oid >= 16384 and f.value is not null

union all
select
  m.holder, null, null, null, 'structure',
  format('%s:%s(%s,%s)', lower(m.noun), m.number, format_type(m.left_type, null), format_type(m.right_type, null)),
  m.rank, 'behaviour', m.value, null, null, null
from (
  {{_family_members holder=pg_opclass}}
) as m

union all
{{_owned catalog=pg_opclass; noun=OPERATOR CLASS; owner=opcowner; name=format('%s.%I USING %I', o.opcnamespace::regnamespace, o.opcname, (select a.amname from pg_am as a where a.oid = o.opcmethod))}}

union all
{{_described catalog=pg_opclass; noun=OPERATOR CLASS; name=format('%s.%I USING %I', o.opcnamespace::regnamespace, o.opcname, (select a.amname from pg_am as a where a.oid = o.opcmethod))}}
