-- The name by which an object's needs are listed, of what `d`, a row of pg_depend, refers to: the extension
-- where it is a member of one; null where it has no name of its own. Expects `member`, the row that makes
-- it a member, the pg_type `t` (and `of_range`, the range of a multirange) or the pg_constraint `k` that it is.
case
  when member.refobjid is not null
    then 'extension ' || (select quote_ident(e.extname) from pg_extension as e where e.oid = member.refobjid)
  else case d.refclassid
    when 'pg_class'::regclass then (
      -- an identity column's sequence is the table's
      select coalesce(min(o.refobjid::regclass::text), d.refobjid::regclass::text)
      from pg_depend as o
      where
        o.classid = 'pg_class'::regclass and o.objid = d.refobjid and o.objsubid = 0
        and o.refclassid = 'pg_class'::regclass and o.refobjsubid > 0 and o.deptype = 'i'
    )
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
end
