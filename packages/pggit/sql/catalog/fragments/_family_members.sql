-- Included as a subquery: operators and functions of operator families and classes made by users, each
-- with its holder: the class that cannot be without it, or else the family, of which it is a loose member.
-- Expects the template parameter `holder` (pg_opclass or pg_opfamily).
select
  d.refobjid as holder, m.amopstrategy as number, 10000 + m.amopstrategy as rank, 'OPERATOR' as noun,
  m.amoplefttype as left_type, m.amoprighttype as right_type,
  concat(
    m.amopopr::regoperator,
    ' FOR ORDER BY ' || (
      select format('%I.%I', n.nspname, s.opfname)
      from pg_opfamily as s
      inner join pg_namespace as n on n.oid = s.opfnamespace
      where s.oid = m.amopsortfamily
    )
  ) as value
from pg_amop as m
inner join pg_depend as d
  on d.classid = 'pg_amop'::regclass and d.objid = m.oid and d.refclassid = '{{holder}}'::regclass
where m.oid >= 16384 and d.refobjid >= 16384
union all
select
  d.refobjid, m.amprocnum, 20000 + m.amprocnum, 'FUNCTION', m.amproclefttype, m.amprocrighttype,
  m.amproc::oid::regprocedure::text
from pg_amproc as m
inner join pg_depend as d
  on d.classid = 'pg_amproc'::regclass and d.objid = m.oid and d.refclassid = '{{holder}}'::regclass
where m.oid >= 16384 and d.refobjid >= 16384
