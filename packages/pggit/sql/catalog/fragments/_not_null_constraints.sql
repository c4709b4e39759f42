-- What a NOT NULL constraint says beyond NOT NULL, from PostgreSQL 18 on: its name where it is not the one
-- that PostgreSQL gives, that heirs do not have it, that rows from before are not checked. Facets below that
-- of the column's NOT NULL, which they follow. PostgreSQL renames no constraint that is a parent's too, and none of
-- a typed table: there the name is said in CREATE TABLE. Expects the template parameter `relkinds`.
select
  c.oid, null, null, null, 'structure', format('column:%s/not_null/%s', a.attname, f.key), f.rank + {{_column_place}}, f.impact,
  f.value, f.inline, format('ALTER TABLE %s ', c.oid::regclass) || f.set_clause, format('ALTER TABLE %s ', c.oid::regclass) || f.unset_clause
from pg_constraint as k
inner join pg_class as c on c.oid = k.conrelid
inner join pg_attribute as a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
cross join lateral (select {{_given_name label=not_null; room=53}} as name offset 0) as given
cross join lateral (
  select
    'name', 22000, 'detail', k.conname::text,
    case when k.coninhcount > 0 or c.reloftype <> 0 then format('CONSTRAINT %I NOT NULL %I', k.conname, a.attname) else '' end,
    format('RENAME CONSTRAINT %I TO %I', given.name, k.conname),
    format('RENAME CONSTRAINT %I TO %I', k.conname, given.name)
  where k.conname <> given.name and not ({{_not_null_is_named_usually}})
  union all
  select
    'not_valid', 24000, 'behaviour', 'NOT VALID', '',
    format('DROP CONSTRAINT %I, ADD CONSTRAINT %1$I NOT NULL %2$I NOT VALID', k.conname, a.attname),
    format('VALIDATE CONSTRAINT %I', k.conname)
  where not k.convalidated
  union all
  select
    'no_inherit', 26000, 'behaviour', 'NO INHERIT', '',
    format('ALTER CONSTRAINT %I NO INHERIT', k.conname), format('ALTER CONSTRAINT %I INHERIT', k.conname)
  where k.connoinherit
) as f (key, rank, impact, value, inline, set_clause, unset_clause)
where
  c.relkind in ({{relkinds}}) and c.relpersistence <> 't' and c.oid >= 16384
  and k.contype = 'n' and k.conislocal and not {{_not_null_is_usual}}
