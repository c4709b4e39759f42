-- The owner of an object `o` of a catalog that has one row an object. Expects what _described expects, and
-- the template parameter `owner` (the column of the owner's oid).
select
  o.oid, null, null, null, 'owner', 'owner', 95000, 'detail', pg_get_userbyid(o.{{owner}})::text, null,
  format('ALTER {{noun}} %s OWNER TO %I', {{name}}, pg_get_userbyid(o.{{owner}})),
  null
from {{catalog}} as o
where o.oid >= 16384
