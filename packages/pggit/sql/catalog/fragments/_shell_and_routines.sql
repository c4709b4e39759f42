-- What has to be there before CREATE TYPE can make `t`: the type as a shell, and the functions that take or
-- return it and that it is made of, which could not be made without. Ends with a line break; NULL where
-- there are none.
(
  select
    format(E'CREATE TYPE %s;\n', t.oid::regtype)
    || string_agg(
      rtrim(pg_get_functiondef(need.refobjid), E'\n') || E';\n', '' order by need.refobjid::regprocedure::text collate "C"
    )
  from pg_depend as need
  where
    need.classid = 'pg_type'::regclass and need.objid = t.oid and need.refclassid = 'pg_proc'::regclass
    and {{_type_routine_loop}}
)
