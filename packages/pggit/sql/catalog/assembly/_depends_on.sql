-- Included in an object's row: what it needs to exist, as identities in order: of relations, types and
-- routines alone, of all others with their type before it (`schema app`, `operator class app.c USING btree`).
-- A sequence does not need the table that owns it: the table's default needs the sequence. A type does not
-- need the functions that take or return it: they stand in its definition, and it needs what they need.
select array_agg(distinct needed.name order by needed.name)
from (
  select '{{class}}'::regclass::oid as classid, f.objid
  union all
  select 'pg_attrdef'::regclass, d.oid from pg_attrdef as d
  where d.adrelid = f.objid and '{{class}}'::regclass = 'pg_class'::regclass
  union all
  select 'pg_constraint'::regclass, k.oid from pg_constraint as k
  where k.conrelid = f.objid and '{{class}}'::regclass = 'pg_class'::regclass
  union all
  -- the index of a key, which may need an operator class
  select 'pg_class'::regclass, k.conindid from pg_constraint as k
  where k.conrelid = f.objid and k.contype in ('p', 'u', 'x') and '{{class}}'::regclass = 'pg_class'::regclass
  union all
  select 'pg_constraint'::regclass, k.oid from pg_constraint as k
  where k.contypid <> 0 and k.contypid = f.objid and '{{class}}'::regclass = 'pg_type'::regclass
  union all
  select 'pg_class'::regclass, t.typrelid from pg_type as t
  where t.oid = f.objid and t.typrelid <> 0 and '{{class}}'::regclass = 'pg_type'::regclass
  union all
  select 'pg_rewrite'::regclass, r.oid from pg_rewrite as r
  where r.ev_class = f.objid and r.rulename = '_RETURN' and '{{class}}'::regclass = 'pg_class'::regclass
  union all
  -- functions that stand in the type's own definition
  select need.refclassid, need.refobjid from pg_depend as need
  where
    need.classid = 'pg_type'::regclass and need.objid = f.objid and need.refclassid = 'pg_proc'::regclass
    and '{{object_type}}' in ('base type', 'range') and {{_type_routine_loop}}
  union all
  -- operators and functions of an operator class or family
  select m.classid, m.objid from pg_depend as m
  where
    m.refclassid = '{{class}}'::regclass and m.refobjid = f.objid
    and m.classid in ('pg_amop'::regclass, 'pg_amproc'::regclass)
    and '{{class}}'::regclass in ('pg_opclass'::regclass, 'pg_opfamily'::regclass)
  union all
  -- the tables and schemas of a publication; by way of pg_depend, since PostgreSQL 14 has no schemas there
  select o.classid, o.objid from pg_depend as o
  where
    o.refclassid = 'pg_publication'::regclass and o.refobjid = f.objid
    and '{{class}}'::regclass = 'pg_publication'::regclass
) as part
inner join pg_depend as d on d.classid = part.classid and d.objid = part.objid
left join pg_depend as member
  on member.classid = d.refclassid and member.objid = d.refobjid and member.deptype = 'e'
left join pg_type as t on d.refclassid = 'pg_type'::regclass and t.oid = d.refobjid
left join pg_range as of_range on t.typtype = 'm' and of_range.rngmultitypid = t.oid
left join pg_constraint as k on d.refclassid = 'pg_constraint'::regclass and k.oid = d.refobjid
cross join lateral (
  select case
    when member.refobjid is not null
      then 'extension ' || (select quote_ident(e.extname) from pg_extension as e where e.oid = member.refobjid)
    else case d.refclassid
      when 'pg_class'::regclass then d.refobjid::regclass::text
      when 'pg_proc'::regclass then d.refobjid::regprocedure::text
      when 'pg_type'::regclass then coalesce(
        nullif(t.typrelid, 0)::regclass::text,
        coalesce(case when t.typarray = 0 then nullif(t.typelem, 0) end, of_range.rngtypid, t.oid)::regtype::text
      )
      when 'pg_constraint'::regclass then nullif(k.conrelid, 0)::regclass::text
      when 'pg_language'::regclass then 'language ' || (select quote_ident(l.lanname) from pg_language as l where l.oid = d.refobjid)
      when 'pg_am'::regclass then 'access method ' || (select quote_ident(a.amname) from pg_am as a where a.oid = d.refobjid)
      when 'pg_operator'::regclass then 'operator ' || d.refobjid::regoperator
      when 'pg_opclass'::regclass then (
        select format('operator class %s.%I USING %I', o.opcnamespace::regnamespace, o.opcname, a.amname)
        from pg_opclass as o
        inner join pg_am as a on a.oid = o.opcmethod
        where o.oid = d.refobjid
      )
      when 'pg_opfamily'::regclass then (
        select format('operator family %s.%I USING %I', o.opfnamespace::regnamespace, o.opfname, a.amname)
        from pg_opfamily as o
        inner join pg_am as a on a.oid = o.opfmethod
        where o.oid = d.refobjid
      )
      when 'pg_collation'::regclass then 'collation ' || d.refobjid::regcollation
      when 'pg_ts_config'::regclass then 'text search configuration ' || d.refobjid::regconfig
      when 'pg_ts_dict'::regclass then 'text search dictionary ' || d.refobjid::regdictionary
      when 'pg_ts_parser'::regclass then 'text search parser ' || (select format('%s.%I', o.prsnamespace::regnamespace, o.prsname) from pg_ts_parser as o where o.oid = d.refobjid)
      when 'pg_ts_template'::regclass then 'text search template ' || (select format('%s.%I', o.tmplnamespace::regnamespace, o.tmplname) from pg_ts_template as o where o.oid = d.refobjid)
      when 'pg_transform'::regclass then (
        select 'transform ' || {{_transform_name}}
        from pg_transform as o
        inner join pg_language as l on l.oid = o.trflang
        where o.oid = d.refobjid
      )
      when 'pg_namespace'::regclass then 'schema ' || d.refobjid::regnamespace::text
      when 'pg_foreign_data_wrapper'::regclass
        then 'foreign data wrapper ' || (select quote_ident(w.fdwname) from pg_foreign_data_wrapper as w where w.oid = d.refobjid)
      when 'pg_foreign_server'::regclass
        then 'foreign server ' || (select quote_ident(s.srvname) from pg_foreign_server as s where s.oid = d.refobjid)
      when 'pg_extension'::regclass
        then 'extension ' || (select quote_ident(e.extname) from pg_extension as e where e.oid = d.refobjid)
    end
  end as name
) as needed
where
  d.deptype in ('n', 'a')
  and not ('{{object_type}}' = 'sequence' and d.deptype = 'a')
  and d.refobjid >= 16384
  and (d.refclassid, d.refobjid) is distinct from ('{{class}}'::regclass::oid, f.objid)
  and needed.name is not null
  and not (
    '{{object_type}}' in ('base type', 'range') and d.refclassid = 'pg_proc'::regclass
    and exists (
      select from pg_depend as back
      where
        back.classid = d.refclassid and back.objid = d.refobjid
        and back.refclassid = 'pg_type'::regclass and back.refobjid = f.objid
    )
  )
