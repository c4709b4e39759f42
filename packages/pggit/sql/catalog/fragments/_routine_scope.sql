-- Which routines `p` a kind has: not those that PostgreSQL makes with a range type, which are the
-- range's. Expects the template parameter `prokinds`.
p.prokind in ({{prokinds}}) and p.oid >= 16384
and not (
  p.prolang = 12 and p.prosrc like '%range\_constructor%'
  and exists (
    select from pg_depend as d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'i'
  )
)
