-- A table as a whole: that it exists, its parents, options, persistence, partitioning, row security,
-- replica identity and owner.
select
  c.oid as objid, f.schema_name, f.object_name, f.identity, f.aspect, f.key, f.rank, f.impact, f.value, f.inline,
  f.set_sql, f.unset_sql
from pg_class as c
inner join pg_namespace as n on n.oid = c.relnamespace
left join pg_am as am on am.oid = c.relam
cross join lateral (
  select
    n.nspname::text as schema_name, c.relname::text as object_name, format('%I.%I', n.nspname, c.relname) as identity,
    'structure' as aspect, 'object' as key, 0 as rank, 'contract' as impact, null::text as value,
    concat(
      (
        select ' INHERITS (' || string_agg(i.inhparent::regclass::text, ', ' order by i.inhseqno) || ')'
        from pg_inherits as i
        where i.inhrelid = c.oid and not c.relispartition
      ),
      case when c.relispartition and not {{_partition_is_attached}} then ' ' || pg_get_expr(c.relpartbound, c.oid) end,
      case c.relkind when 'p' then ' PARTITION BY ' || pg_get_partkeydef(c.oid) end,
      case when am.amname <> 'heap' or am.amname = 'heap' and {{_access_method_is_own}} then format(' USING %I', am.amname) end,
      ' WITH (' || array_to_string(c.reloptions, ', ') || ')',
      case when c.relam = 0 and {{_access_method_is_own}} then format(E';\nALTER TABLE %s SET ACCESS METHOD DEFAULT', c.oid::regclass) end,
      case when {{_partition_is_attached}} then (select E';\n' || {{_attach_partition}} from pg_inherits as i where i.inhrelid = c.oid) end
    ) as inline,
    concat(
      case c.relpersistence when 'u' then 'CREATE UNLOGGED TABLE ' else 'CREATE TABLE ' end,
      format('%I.%I', n.nspname, c.relname),
      ' OF ' || nullif(c.reloftype, 0)::regtype::text,
      case
        when {{_partition_is_attached}} then {{_attached_columns}}
        else ' PARTITION OF ' || (
          select i.inhparent::regclass::text from pg_inherits as i where i.inhrelid = c.oid and c.relispartition
        )
      end,
      case
        when
          not exists (select from pg_attribute as a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped)
          and (c.relispartition or not exists (select from pg_inherits as i where i.inhrelid = c.oid))
          then ' ()'
      end
    ) as set_sql,
    format('DROP TABLE %I.%I', n.nspname, c.relname) as unset_sql
  union all
  select
    null, null, null, 'structure', 'option:' || split_part(o.option, '=', 1), 50003, 'detail',
    substr(o.option, strpos(o.option, '=') + 1), null,
    format('ALTER TABLE %s SET (%s)', c.oid::regclass, o.option),
    format('ALTER TABLE %s RESET (%s)', c.oid::regclass, split_part(o.option, '=', 1))
  from unnest(c.reloptions) as o (option)
  union all
  select
    null, null, null, 'structure', 'persistence', 50000, 'detail', 'UNLOGGED', null,
    format('ALTER TABLE %s SET UNLOGGED', c.oid::regclass), format('ALTER TABLE %s SET LOGGED', c.oid::regclass)
  where c.relpersistence = 'u'
  union all
  select null, null, null, 'structure', 'access_method', 1, 'detail', quote_ident(am.amname), null, null, null
  where c.relam not in (0, 2)
  union all
  select
    null, null, null, 'structure', 'of_type', 1, 'contract', c.reloftype::regtype::text, null,
    format('ALTER TABLE %s OF %s', c.oid::regclass, c.reloftype::regtype), format('ALTER TABLE %s NOT OF', c.oid::regclass)
  where c.reloftype <> 0
  union all
  select null, null, null, 'structure', 'partition_key', 1, 'behaviour', pg_get_partkeydef(c.oid), null, null, null
  where c.relkind = 'p'
  union all
{{_table_parents noun=TABLE}}
  union all
  select
    null, null, null, 'structure', 'rls', 60000, 'restriction', 'ENABLED', '',
    format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', c.oid::regclass),
    format('ALTER TABLE %s DISABLE ROW LEVEL SECURITY', c.oid::regclass)
  where c.relrowsecurity
  union all
  select
    null, null, null, 'structure', 'rls_forced', 60001, 'restriction', 'FORCED', '',
    format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', c.oid::regclass),
    format('ALTER TABLE %s NO FORCE ROW LEVEL SECURITY', c.oid::regclass)
  where c.relforcerowsecurity
  union all
  select
    null, null, null, 'structure', 'replica_identity', 70002, 'detail', identity.name,
    -- an index behind a constraint comes with the table, any other after it
    case when identity.conindid is not null or c.relreplident <> 'i' then '' end,
    format('ALTER TABLE %s REPLICA IDENTITY %s', c.oid::regclass, identity.name),
    format('ALTER TABLE %s REPLICA IDENTITY DEFAULT', c.oid::regclass)
  from (select) as always
  left join (
    select format('USING INDEX %I', x.relname) as name, k.conindid
    from pg_index as i
    inner join pg_class as x on x.oid = i.indexrelid
    left join pg_constraint as k on k.conindid = i.indexrelid and k.conrelid = c.oid and k.contype in ('p', 'u', 'x')
    where i.indrelid = c.oid and i.indisreplident
  ) as used on c.relreplident = 'i'
  cross join lateral (
    select case c.relreplident when 'f' then 'FULL' when 'n' then 'NOTHING' else used.name end as name, used.conindid
  ) as identity
  where c.relreplident <> 'd'
  union all
{{_tablespace noun=TABLE; inline=null,}}
  union all
  select
    null, null, null, 'owner', 'owner', 95000, 'detail', pg_get_userbyid(c.relowner)::text, null,
    -- ::regclass would take three times as long
    format('ALTER TABLE %I.%I OWNER TO %I', n.nspname, c.relname, pg_get_userbyid(c.relowner)), null
) as f
where c.relkind in ('r', 'p') and c.relpersistence <> 't' and c.oid >= 16384
