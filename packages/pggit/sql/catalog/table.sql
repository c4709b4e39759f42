-- class: pg_class
-- Tables, partitioned tables and partitions: columns, constraints, options, row security.
-- What a partition or an inheriting table has from its parent is the parent's and not repeated.
select
  c.oid as objid,
  n.nspname::text as schema_name,
  c.relname::text as object_name,
  format('%I.%I', n.nspname, c.relname) as identity,
  'structure' as aspect,
  'object' as key,
  0 as rank,
  'contract' as impact,
  null::text as value,
  concat(
    (
      select ' INHERITS (' || string_agg(i.inhparent::regclass::text, ', ' order by i.inhseqno) || ')'
      from pg_inherits as i
      where i.inhrelid = c.oid and not c.relispartition
    ),
    case when c.relispartition then ' ' || pg_get_expr(c.relpartbound, c.oid) end,
    case c.relkind when 'p' then ' PARTITION BY ' || pg_get_partkeydef(c.oid) end,
    case when am.amname <> 'heap' then format(' USING %I', am.amname) end,
    ' WITH (' || array_to_string(c.reloptions, ', ') || ')'
  ) as inline,
  concat(
    case c.relpersistence when 'u' then 'CREATE UNLOGGED TABLE ' else 'CREATE TABLE ' end,
    format('%I.%I', n.nspname, c.relname),
    ' OF ' || nullif(c.reloftype, 0)::regtype::text,
    ' PARTITION OF ' || (
      select i.inhparent::regclass::text from pg_inherits as i where i.inhrelid = c.oid and c.relispartition
    ),
    case
      when not exists (select from pg_attribute as a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped)
        then ' ()'
    end
  ) as set_sql,
  format('DROP TABLE %I.%I', n.nspname, c.relname) as unset_sql
from pg_class as c
inner join pg_namespace as n on n.oid = c.relnamespace
left join pg_am as am on am.oid = c.relam
where c.relkind in ('r', 'p') and c.relpersistence <> 't' and c.oid >= 16384

union all
{{_table_columns}}

union all
{{_table_column_storage}}

union all
{{_table_constraints}}

union all
{{_table_properties}}

union all
{{_relation_metadata relkinds='r', 'p'; noun=TABLE; acl=r}}
