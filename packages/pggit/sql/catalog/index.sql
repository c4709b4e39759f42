-- class: pg_class
-- Indexes on tables, partitioned tables and materialized views that are not behind a constraint. What
-- the index is on and how is one facet, the body: no part of it can be altered. Storage options are
-- facets apart and left out of the body.
select
  c.oid as objid,
  n.nspname::text as schema_name,
  c.relname::text as object_name,
  format('%I.%I', n.nspname, c.relname) as identity,
  'structure' as aspect,
  'object' as key,
  0 as rank,
  case when i.indisunique then 'key' else 'behaviour' end as impact,
  null::text as value,
  null::text as inline,
  concat(
    case when i.indisunique then 'CREATE UNIQUE INDEX ' else 'CREATE INDEX ' end,
    quote_ident(c.relname), ' ON ', {{_index_target}},
    (
      select string_agg(
        format(E';\nALTER INDEX %I.%I ALTER COLUMN %s SET STATISTICS %s', n.nspname, c.relname, a.attnum, a.attstattarget),
        '' order by a.attnum
      )
      from pg_attribute as a
      where a.attrelid = c.oid and a.attstattarget >= 0
    )
  ) as set_sql,
  format('DROP INDEX %I.%I', n.nspname, c.relname) as unset_sql
from pg_class as c
inner join pg_index as i on i.indexrelid = c.oid
inner join pg_namespace as n on n.oid = c.relnamespace
where {{_index_scope}}

union all
select
  c.oid, null, null, null, 'structure', 'body', 10, case when i.indisunique then 'key' else 'behaviour' end,
  case when i.indisunique then 'UNIQUE ON ' else 'ON ' end || case
    when c.reloptions is null then {{_index_target}}
    else replace(
      {{_index_target}},
      (
        select ' WITH (' || string_agg(
          format('%I=', split_part(o.option, '=', 1)) || case
            when quote_ident(option.value) = option.value then option.value
            else quote_literal(option.value)
          end,
          ', ' order by o.position
        ) || ')'
        from unnest(c.reloptions) with ordinality as o (option, position)
        cross join lateral (select substr(o.option, strpos(o.option, '=') + 1) as value) as option
      ),
      ''
    )
  end,
  null, null, null
from pg_class as c
inner join pg_index as i on i.indexrelid = c.oid
where {{_index_scope}}

union all
select
  c.oid, null, null, null, 'structure', f.key, f.rank, 'detail', f.value, null, f.set_sql, f.unset_sql
from pg_class as c
inner join pg_index as i on i.indexrelid = c.oid
cross join lateral (
  select
    'option:' || split_part(o.option, '=', 1), 50003, substr(o.option, strpos(o.option, '=') + 1),
    case c.relkind when 'i' then format('ALTER INDEX %s SET (%s)', c.oid::regclass, o.option) end,
    case c.relkind when 'i' then format('ALTER INDEX %s RESET (%s)', c.oid::regclass, split_part(o.option, '=', 1)) end
  from unnest(c.reloptions) as o (option)
  union all
  select
    format('column:%s/statistics', a.attnum), 50000, a.attstattarget::text,
    format('ALTER INDEX %s ALTER COLUMN %s SET STATISTICS %s', c.oid::regclass, a.attnum, a.attstattarget),
    format('ALTER INDEX %s ALTER COLUMN %s SET STATISTICS -1', c.oid::regclass, a.attnum)
  from pg_attribute as a
  where i.indexprs is not null and a.attrelid = c.oid and a.attstattarget >= 0
  union all
  select
    'valid', 20, 'INVALID', null,
    case c.relkind when 'i' then format('REINDEX INDEX %s', c.oid::regclass) end
  where not i.indisvalid
  union all
  select
    'partition_of', 30, h.inhparent::regclass::text,
    format('ALTER INDEX %s ATTACH PARTITION %s', h.inhparent::regclass, c.oid::regclass), null
  from pg_inherits as h
  where c.relispartition and h.inhrelid = c.oid
) as f (key, rank, value, set_sql, unset_sql)
where
  {{_index_scope}}
  and (c.reloptions is not null or i.indexprs is not null or not i.indisvalid or c.relispartition)

union all
select
  c.oid, null, null, null, 'comments', 'comment', 90000, 'detail', d.description, null,
  format('COMMENT ON INDEX %s IS %L', c.oid::regclass, d.description),
  format('COMMENT ON INDEX %s IS NULL', c.oid::regclass)
from pg_description as d
inner join pg_class as c on c.oid = d.objoid
inner join pg_index as i on i.indexrelid = c.oid
where d.classoid = 'pg_class'::regclass and d.objsubid = 0 and {{_index_scope}}
