-- The indexes and constraints of pgGit's tables, as name, the statement that makes it, and whether it is valid.
select
  'constraint ' || quote_ident(c.conname) || ' of ' || c.conrelid::regclass as name,
  format('ALTER TABLE %s ADD CONSTRAINT %I %s', c.conrelid::regclass, c.conname, pg_get_constraintdef(c.oid)) as definition,
  c.convalidated as is_valid
from pg_catalog.pg_constraint as c
where c.connamespace = 'pggit'::regnamespace and c.conrelid <> 0 and c.contype in ('c', 'f', 'p', 'u')
union all
select
  'index ' || i.indexrelid::regclass,
  pg_get_indexdef(i.indexrelid),
  i.indisvalid and i.indisready
from pg_catalog.pg_index as i
inner join pg_catalog.pg_class as t on t.oid = i.indrelid and t.relkind in ('r', 'p')
where
  t.relnamespace = 'pggit'::regnamespace
  and not exists (select from pg_catalog.pg_constraint as c where c.conindid = i.indexrelid)
