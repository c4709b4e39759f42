-- What belongs to a table as a whole: persistence, partitioning, inheritance, row security, replica
-- identity, the index it is clustered on and the options of its toast table.
select
  c.oid, null, null, null, 'structure', f.key, f.rank, f.impact, f.value, f.inline, f.set_sql, f.unset_sql
from pg_class as c
cross join lateral (
  select
    'persistence', 50000, 'detail', 'UNLOGGED', null,
    format('ALTER TABLE %s SET UNLOGGED', c.oid::regclass), format('ALTER TABLE %s SET LOGGED', c.oid::regclass)
  where c.relpersistence = 'u'
  union all
  select 'access_method', 1, 'detail', (select quote_ident(am.amname) from pg_am as am where am.oid = c.relam), null, null, null
  where c.relam not in (0, 2)
  union all
  select
    'of_type', 1, 'contract', c.reloftype::regtype::text, null,
    format('ALTER TABLE %s OF %s', c.oid::regclass, c.reloftype::regtype), format('ALTER TABLE %s NOT OF', c.oid::regclass)
  where c.reloftype <> 0
  union all
  select 'partition_key', 1, 'behaviour', pg_get_partkeydef(c.oid), null, null, null
  where c.relkind = 'p'
  union all
  select
    'rls', 60000, 'restriction', 'ENABLED', '',
    format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', c.oid::regclass),
    format('ALTER TABLE %s DISABLE ROW LEVEL SECURITY', c.oid::regclass)
  where c.relrowsecurity
  union all
  select
    'rls_forced', 60001, 'restriction', 'FORCED', '',
    format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', c.oid::regclass),
    format('ALTER TABLE %s NO FORCE ROW LEVEL SECURITY', c.oid::regclass)
  where c.relforcerowsecurity
  union all
  select
    'replica_identity', 50001, 'detail', identity.name,
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
) as f (key, rank, impact, value, inline, set_sql, unset_sql)
where
  c.relkind in ('r', 'p') and c.relpersistence <> 't' and c.oid >= 16384
  and (
    c.relkind = 'p' or c.relpersistence = 'u' or c.relam not in (0, 2) or c.reloftype <> 0
    or c.relrowsecurity or c.relforcerowsecurity or c.relreplident <> 'd'
  )

union all
select
  c.oid, null, null, null, 'structure',
  case when c.relispartition then 'partition_of' else 'inherits:' || i.inhparent::regclass end, 2, 'contract',
  i.inhparent::regclass || coalesce(' ' || pg_get_expr(c.relpartbound, c.oid), ''),
  null,
  case
    when c.relispartition
      then format('ALTER TABLE %s ATTACH PARTITION %s %s', i.inhparent::regclass, c.oid::regclass, pg_get_expr(c.relpartbound, c.oid))
    else format('ALTER TABLE %s INHERIT %s', c.oid::regclass, i.inhparent::regclass)
  end,
  case
    when c.relispartition then format('ALTER TABLE %s DETACH PARTITION %s', i.inhparent::regclass, c.oid::regclass)
    else format('ALTER TABLE %s NO INHERIT %s', c.oid::regclass, i.inhparent::regclass)
  end
from pg_inherits as i
inner join pg_class as c on c.oid = i.inhrelid
where c.relkind in ('r', 'p') and c.relpersistence <> 't' and c.oid >= 16384

union all
{{_cluster_and_toast relkinds='r', 'p'; noun=TABLE}}
