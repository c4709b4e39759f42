-- Whether `d`, a row of pg_depend, is a type's need of a function that takes or returns it. The type's
-- definition brings such functions along, so they wait for it and not it for them.
(
  d.classid = 'pg_type'::regclass and d.refclassid = 'pg_proc'::regclass
  and exists (
    select
    from pg_depend as back
    where
      back.classid = 'pg_proc'::regclass and back.objid = d.refobjid
      and back.refclassid = 'pg_type'::regclass and back.refobjid = d.objid
  )
)
