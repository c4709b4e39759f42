-- Objects that an extension owns, and what hangs on them (their indexes, triggers, policies, rules, statistics).
-- By way of pg_extension, since pg_depend has an index on what is referred to and none on deptype.
with recursive member (classid, objid) as (
  select d.classid, d.objid
  from pg_extension as e
  inner join pg_depend as d on d.refclassid = 'pg_extension'::regclass and d.refobjid = e.oid
  where d.deptype = 'e' and d.objid >= 16384
  union
  select d.classid, d.objid
  from member as m
  inner join pg_depend as d on d.refclassid = m.classid and d.refobjid = m.objid
  where d.deptype in ('a', 'i') and d.classid in (
    'pg_class'::regclass, 'pg_trigger'::regclass, 'pg_policy'::regclass, 'pg_statistic_ext'::regclass,
    'pg_rewrite'::regclass
  )
)
select m.classid, m.objid from member as m
