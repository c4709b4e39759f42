-- Whether `need`, a row of pg_depend from a type to a function, has one back: the function takes or returns
-- the type that it is a part of. The type's definition brings such functions along.
exists (
  select from pg_depend as back
  where
    back.classid = 'pg_proc'::regclass and back.objid = need.refobjid
    and back.refclassid = 'pg_type'::regclass and back.refobjid = need.objid
)
