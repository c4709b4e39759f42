-- Whether the cast `o` is a user's and did not come with a range type.
o.oid >= 16384
and not exists (
  select from pg_depend as made where made.classid = 'pg_cast'::regclass and made.objid = o.oid and made.deptype = 'i'
)
