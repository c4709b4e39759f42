-- What has entries of its own in pg_depend and is part of an object: columns' defaults, constraints, the
-- query of a view, the attributes of a composite type, the functions in a type's definition, the members
-- of an operator class or family, the tables and schemas of a publication. `by` is the facet that it is. `wait` says what an
-- object whose part this is can do without what the part needs: 'late', the part is set after everything
-- else; 'clause', it can be left out and set later; 'body', a placeholder can stand for the object; null,
-- nothing. All classes are of one type, oid, or else the planner could not leave out what is of another class than is
-- asked for.
select
  'pg_attrdef'::regclass::oid as classid, d.oid as objid, 'pg_class'::regclass::oid as whole_classid,
  d.adrelid as whole_objid,
  -- looked up one by one: a join would read all of pg_attribute
  (
    select format('column:%s/%s', a.attname, case a.attgenerated when '' then 'default' else 'generated' end)
    from pg_attribute as a
    where a.attrelid = d.adrelid and a.attnum = d.adnum
  ) as by,
  case
    when c.relkind = 'v' then 'body'
    when (select a.attgenerated = '' from pg_attribute as a where a.attrelid = d.adrelid and a.attnum = d.adnum) then 'clause'
  end as wait
from pg_attrdef as d
inner join pg_class as c on c.oid = d.adrelid
union all
select 'pg_constraint'::regclass::oid, k.oid, 'pg_class'::regclass::oid, k.conrelid, 'constraint:' || k.conname,
  case k.contype when 'f' then 'late' when 'c' then case when k.convalidated then 'clause' else 'late' end when 'x' then 'clause' end
from pg_constraint as k
where k.conrelid <> 0
union all
-- the index of a key or exclusion, which may need an operator class or a function
select 'pg_class'::regclass::oid, k.conindid, 'pg_class'::regclass::oid, k.conrelid, 'constraint:' || k.conname,
  case k.contype when 'x' then 'clause' end
from pg_constraint as k
where k.contype in ('p', 'u', 'x')
union all
-- by way of pg_depend, since nearly every constraint has the same contypid, 0, and none would be found by index
select m.classid, m.objid, m.refclassid, m.refobjid, 'constraint:' || k.conname, 'body'
from pg_depend as m
inner join pg_constraint as k on k.oid = m.objid and k.contypid = m.refobjid
where m.classid = 'pg_constraint'::regclass and m.refclassid = 'pg_type'::regclass and m.deptype = 'a'
union all
select 'pg_rewrite'::regclass::oid, r.oid, 'pg_class'::regclass::oid, r.ev_class, 'body', case c.relkind when 'v' then 'body' end
from pg_rewrite as r
inner join pg_class as c on c.oid = r.ev_class
where r.rulename = '_RETURN'
union all
select 'pg_class'::regclass::oid, t.typrelid, 'pg_type'::regclass::oid, t.oid, 'object', null
from pg_type as t
inner join pg_class as c on c.oid = t.typrelid
where c.relkind = 'c'
union all
select need.refclassid, need.refobjid, need.classid, need.objid, 'object', null
from pg_depend as need
where need.classid = 'pg_type'::regclass and need.refclassid = 'pg_proc'::regclass and {{_type_routine_loop}}
union all
select m.classid, m.objid, m.refclassid, m.refobjid, 'object', null
from pg_depend as m
where
  m.classid in ('pg_amop'::regclass, 'pg_amproc'::regclass) and m.refclassid in ('pg_opclass'::regclass, 'pg_opfamily'::regclass)
  or m.refclassid = 'pg_publication'::regclass
