-- class: pg_class
-- present: pg_class relkind i I
-- place: 330
-- Indexes on tables, partitioned tables and materialized views that are not behind a constraint. What
-- the index is on and how is one facet, the body: no part of it can be altered. Storage options are
-- facets apart and left out of the body. One scan reads the structure.
select
  c.oid as objid, f.schema_name, f.object_name, f.identity, 'structure' as aspect, f.key, f.rank,
  case when i.indisunique and f.rank <= 10 then 'key' when f.rank <= 10 then 'behaviour' else 'detail' end as impact,
  f.value, f.inline, f.set_sql, f.unset_sql
from pg_class as c
inner join pg_index as i on i.indexrelid = c.oid
cross join lateral (
  select
    n.nspname::text, c.relname::text, format('%I.%I', n.nspname, c.relname), 'object', 0, null, null::text,
    concat(
      case when i.indisunique then 'CREATE UNIQUE INDEX ' else 'CREATE INDEX ' end,
      quote_ident(c.relname),
      -- one that waits for its partitions' indexes makes none, and does not take those that it was not given
      case when c.relkind = 'I' and not i.indisvalid then ' ON ONLY ' else ' ON ' end,
      -- to set up a reading costs more than PostgreSQL takes for one index, so only an export spells the usual one
      coalesce(case when {{is_export}} then {{_index_usual_target}} end, {{_index_target}}),
      -- only what is an expression can have a target of its own
      case
        when i.indexprs is not null
          then (
            select string_agg(
              format(
                E';\nALTER %s %I.%I ALTER COLUMN %s SET STATISTICS %s', {{_index_or_only of=c}}, n.nspname, c.relname,
                a.attnum, a.attstattarget
              ),
              '' order by a.attnum
            )
            from pg_attribute as a
            where a.attrelid = c.oid and a.attstattarget >= 0
          )
      end
    ),
    format('DROP INDEX %I.%I', n.nspname, c.relname)
  from pg_namespace as n
  where n.oid = c.relnamespace
  union all
  select null, null, null, 'body', 10, {{_index_body}}, null, null, null
  union all
  select
    null, null, null, 'valid', 20, 'INVALID', null, null,
    case c.relkind when 'i' then format('REINDEX INDEX %s', c.oid::regclass) end
  where not i.indisvalid
  union all
  select
    null, null, null, 'partition_of', case when gathering.indisvalid then 30 else 70000 end, h.inhparent::regclass::text,
    case when not gathering.indisvalid then '' end,
    format('ALTER INDEX %s ATTACH PARTITION %s', h.inhparent::regclass, c.oid::regclass), null
  from pg_inherits as h
  inner join pg_index as gathering on gathering.indexrelid = h.inhparent
  where c.relispartition and h.inhrelid = c.oid
  union all
  select
    null, null, null, format('column:%s/statistics', a.attnum), 50000, a.attstattarget::text, null,
    format('ALTER %s %s ALTER COLUMN %s SET STATISTICS %s', {{_index_or_only of=c}}, c.oid::regclass, a.attnum, a.attstattarget),
    format('ALTER %s %s ALTER COLUMN %s SET STATISTICS -1', {{_index_or_only of=c}}, c.oid::regclass, a.attnum)
  from pg_attribute as a
  where i.indexprs is not null and a.attrelid = c.oid and a.attstattarget >= 0
  union all
  select
    null, null, null, 'option:' || split_part(o.option, '=', 1), 50003, substr(o.option, strpos(o.option, '=') + 1), null,
    case c.relkind when 'i' then format('ALTER INDEX %s SET (%s)', c.oid::regclass, o.option) end,
    case c.relkind when 'i' then format('ALTER INDEX %s RESET (%s)', c.oid::regclass, split_part(o.option, '=', 1)) end
  from unnest(c.reloptions) as o (option)
) as f (schema_name, object_name, identity, key, rank, value, inline, set_sql, unset_sql)
where {{_index_scope}}

union all
select
  c.oid, null, null, null, 'comments', 'comment', 90000, 'detail', d.description, null,
  format('COMMENT ON INDEX %s IS %L', c.oid::regclass, d.description),
  format('COMMENT ON INDEX %s IS NULL', c.oid::regclass)
from pg_description as d
inner join pg_class as c on c.oid = d.objoid
inner join pg_index as i on i.indexrelid = c.oid
where d.classoid = 'pg_class'::regclass and d.objsubid = 0 and {{_index_scope}}

union all
select
  c.oid, null, null, null, f.aspect, f.key, f.rank, f.impact, f.value, null, f.set_sql, f.unset_sql
from pg_class as c
inner join pg_index as i on i.indexrelid = c.oid
cross join lateral (
{{_tablespace noun=INDEX; inline=}}
) as f (schema_name, object_name, identity, aspect, key, rank, impact, value, set_sql, unset_sql)
where {{_index_scope}}
