-- A column of an index by its name, NULL where there is more to say of it than that. Expects `i` (pg_index)
-- and the template parameter `position`, from 0.
(
  select quote_ident(a.attname)
  from pg_attribute as a
  inner join pg_opclass as o on o.oid = i.indclass[{{position}}]
  where
    a.attrelid = i.indrelid and a.attnum = i.indkey[{{position}}]
    and i.indoption[{{position}}] = 0 and i.indcollation[{{position}}] in (0, a.attcollation)
    and o.opcdefault and (o.opcintype = a.atttypid or (a.atttypid = 'varchar'::regtype and o.opcintype = 'text'::regtype))
)
