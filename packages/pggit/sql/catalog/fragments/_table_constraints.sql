-- Constraints that a table has of its own: keys, checks, exclusions and foreign keys.
-- An export writes keys with the table and foreign keys after all objects, and needs no more of them than that.
-- Expects the template parameters `relkinds` and `noun`.
select
  c.oid, null, null, null, 'structure', 'constraint:' || k.conname,
  {{_constraint_rank}},
  case when k.contype in ('p', 'u') then 'key' else 'restriction' end,
  {{_constraint_definition}},
  case
    when {{is_export}} and k.contype = 'f' then null
    when {{_constraint_is_inline}} and not {{_partition_is_attached}} then format('CONSTRAINT %I %s', k.conname, {{_constraint_definition}})
    else ''
  end,
  case
    when not ({{is_export}} and k.contype in ('p', 'u') and {{_constraint_is_inline}} and not {{_partition_is_attached}})
      then format('ALTER {{noun}} %s ADD CONSTRAINT %I %s', c.oid::regclass, k.conname, {{_constraint_definition}})
  end,
  format('ALTER {{noun}} %s DROP CONSTRAINT %I', c.oid::regclass, k.conname)
from pg_constraint as k
inner join pg_class as c on c.oid = k.conrelid
where
  c.relkind in ({{relkinds}}) and c.relpersistence <> 't' and c.oid >= 16384
  and k.contype in ('p', 'u', 'c', 'x', 'f') and k.conislocal and k.conparentid = 0

union all
{{_not_null_constraints relkinds={{relkinds}}}}

union all
select
  c.oid, null, null, null, 'comments', format('constraint:%s/comment', k.conname),
  -- a foreign key is there after all objects, and in a cycle a check or an exclusion is
  case when k.contype in ('f', 'c', 'x') then 79000 else 90000 end, 'detail',
  d.description,
  null,
  format('COMMENT ON CONSTRAINT %I ON %s IS %L', k.conname, c.oid::regclass, d.description),
  format('COMMENT ON CONSTRAINT %I ON %s IS NULL', k.conname, c.oid::regclass)
from pg_description as d
inner join pg_constraint as k on k.oid = d.objoid
inner join pg_class as c on c.oid = k.conrelid
where d.classoid = 'pg_constraint'::regclass and c.relkind in ({{relkinds}}) and c.relpersistence <> 't' and c.oid >= 16384
