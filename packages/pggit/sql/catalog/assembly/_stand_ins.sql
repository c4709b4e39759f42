-- What others refer to in the place of an object: the row type of a relation, arrays, the multirange of a
-- range, a constraint, and the index behind it, the sequence of an identity column.
select
  'pg_type'::regclass::oid as classid, t.oid as objid,
  case when c.oid is null then 'pg_type'::regclass::oid else 'pg_class'::regclass::oid end as whole_classid,
  coalesce(c.oid, r.rngtypid, e.oid, t.oid) as whole_objid
from pg_type as t
left join pg_type as e on e.oid = t.typelem and e.typarray = t.oid
left join pg_range as r on r.rngmultitypid = coalesce(e.oid, t.oid)
left join pg_class as c on c.oid = coalesce(e.typrelid, t.typrelid) and c.relkind <> 'c'
where e.oid is not null or c.oid is not null or r.rngtypid is not null
union all
select
  'pg_constraint'::regclass,
  k.oid,
  case k.conrelid when 0 then 'pg_type'::regclass else 'pg_class'::regclass end,
  case k.conrelid when 0 then k.contypid else k.conrelid end
from pg_constraint as k
union all
select 'pg_class'::regclass, k.conindid, 'pg_class'::regclass, k.conrelid
from pg_constraint as k
where k.contype in ('p', 'u', 'x')
union all
select 'pg_class'::regclass, s.seqrelid, 'pg_class'::regclass, o.refobjid
from pg_sequence as s
inner join pg_depend as o on o.classid = 'pg_class'::regclass and o.objid = s.seqrelid and o.objsubid = 0
where o.refclassid = 'pg_class'::regclass and o.deptype = 'i'
