-- What belongs to a table as a whole: persistence, partitioning, inheritance, options, row security,
-- replica identity and the index it is clustered on.
select
  c.oid, null, null, null, 'structure', 'persistence', 50000, 'detail', 'UNLOGGED', null,
  format('ALTER TABLE %s SET UNLOGGED', c.oid::regclass),
  format('ALTER TABLE %s SET LOGGED', c.oid::regclass)
from pg_class as c
where c.relkind in ('r', 'p') and c.relpersistence = 'u' and c.oid >= 16384

union all
select
  c.oid, null, null, null, 'structure', 'access_method', 1, 'detail', am.amname::text, null, null, null
from pg_class as c
inner join pg_am as am on am.oid = c.relam
where c.relkind in ('r', 'p') and c.relpersistence <> 't' and c.oid >= 16384 and am.amname <> 'heap'

union all
select
  c.oid, null, null, null, 'structure', 'of_type', 1, 'contract', c.reloftype::regtype::text, null,
  format('ALTER TABLE %s OF %s', c.oid::regclass, c.reloftype::regtype),
  format('ALTER TABLE %s NOT OF', c.oid::regclass)
from pg_class as c
where c.relkind in ('r', 'p') and c.relpersistence <> 't' and c.oid >= 16384 and c.reloftype <> 0

union all
select
  c.oid, null, null, null, 'structure', 'partition_key', 1, 'behaviour', pg_get_partkeydef(c.oid), null, null, null
from pg_class as c
where c.relkind = 'p' and c.relpersistence <> 't' and c.oid >= 16384

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
select
  c.oid, null, null, null, 'structure', flag.key, 60000, 'restriction', 'ENABLED', null,
  format('ALTER TABLE %s %s', c.oid::regclass, flag.turn_on),
  format('ALTER TABLE %s %s', c.oid::regclass, flag.turn_off)
from pg_class as c
inner join (
  values
  ('rls', 'ENABLE ROW LEVEL SECURITY', 'DISABLE ROW LEVEL SECURITY'),
  ('rls_forced', 'FORCE ROW LEVEL SECURITY', 'NO FORCE ROW LEVEL SECURITY')
) as flag (key, turn_on, turn_off)
  on case flag.key when 'rls' then c.relrowsecurity else c.relforcerowsecurity end
where
  c.relkind in ('r', 'p') and c.relpersistence <> 't' and c.oid >= 16384
  and (c.relrowsecurity or c.relforcerowsecurity)

union all
select
  c.oid, null, null, null, 'structure', 'replica_identity', 50001, 'detail', chosen.value, null,
  format('ALTER TABLE %s REPLICA IDENTITY %s', c.oid::regclass, chosen.value),
  format('ALTER TABLE %s REPLICA IDENTITY DEFAULT', c.oid::regclass)
from pg_class as c
cross join lateral (
  select case c.relreplident
    when 'f' then 'FULL'
    when 'n' then 'NOTHING'
    else (
      select format('USING INDEX %I', x.relname)
      from pg_index as i
      inner join pg_class as x on x.oid = i.indexrelid
      where i.indrelid = c.oid and i.indisreplident
    )
  end as value
) as chosen
where c.relkind in ('r', 'p') and c.relpersistence <> 't' and c.oid >= 16384 and c.relreplident <> 'd'

union all
select
  c.oid, null, null, null, 'structure', 'cluster_on', 50002, 'detail', quote_ident(x.relname), null,
  format('ALTER TABLE %s CLUSTER ON %I', c.oid::regclass, x.relname),
  format('ALTER TABLE %s SET WITHOUT CLUSTER', c.oid::regclass)
from pg_index as i
inner join pg_class as c on c.oid = i.indrelid
inner join pg_class as x on x.oid = i.indexrelid
where i.indisclustered and c.relkind in ('r', 'p') and c.relpersistence <> 't' and c.oid >= 16384

union all
select
  c.oid, null, null, null, 'structure', 'option:toast.' || split_part(o.option, '=', 1), 50003, 'detail',
  substr(o.option, strpos(o.option, '=') + 1), null,
  format('ALTER TABLE %s SET (toast.%s)', c.oid::regclass, o.option),
  format('ALTER TABLE %s RESET (toast.%s)', c.oid::regclass, split_part(o.option, '=', 1))
from pg_class as c
inner join pg_class as toast on toast.oid = c.reltoastrelid and toast.reloptions is not null
cross join lateral unnest(toast.reloptions) as o (option)
where c.relkind in ('r', 'p') and c.relpersistence <> 't' and c.oid >= 16384
