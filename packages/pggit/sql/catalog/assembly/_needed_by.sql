-- By which facet an object needs what `d`, a row of pg_depend, refers to: that of the `part` it is of, but
-- a sequence needs the table that owns it only to be owned, and a routine whose body PostgreSQL has parsed
-- needs for its signature nothing but types.
case
  when part.object_type = 'sequence' and d.deptype = 'a' then 'owned_by'
  when d.classid = 'pg_proc'::regclass and exists (
    select
    from pg_proc as p
    where
      p.oid = d.objid and p.prosqlbody is not null
      and not (
        d.refclassid = 'pg_type'::regclass
        and d.refobjid = any (p.prorettype || coalesce(p.proallargtypes, p.proargtypes::oid[]))
      )
  )
    then 'body'
  else part.by
end
