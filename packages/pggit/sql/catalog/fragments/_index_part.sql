-- A column of an index by its name, NULL where there is more to say of it than that. Expects `i` (pg_index)
-- and the template parameter `position`, from 0.
(
  select case
    -- asked so, the list of default classes is read once and not for each index
    when (i.indclass[{{position}}], case a.atttypid when 'varchar'::regtype then 'text'::regtype else a.atttypid end) in (
      select o.oid, o.opcintype from pg_opclass as o where o.opcdefault
    ) then quote_ident(a.attname)
  end
  from pg_attribute as a
  where
    a.attrelid = i.indrelid and a.attnum = i.indkey[{{position}}]
    and i.indoption[{{position}}] = 0 and i.indcollation[{{position}}] in (0, a.attcollation)
)
