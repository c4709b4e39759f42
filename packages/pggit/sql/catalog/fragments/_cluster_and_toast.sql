-- The index that a relation is clustered on and the options of its toast table.
-- Expects the template parameters `relkinds` and `noun`.
select
  c.oid, null, null, null, 'structure', 'cluster_on', 70001, 'detail', quote_ident(x.relname),
  -- an index behind a constraint comes with the table, any other after it
  (select '' from pg_constraint as k where k.conrelid = c.oid and k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x')),
  format('ALTER {{noun}} %s CLUSTER ON %I', c.oid::regclass, x.relname),
  format('ALTER {{noun}} %s SET WITHOUT CLUSTER', c.oid::regclass)
from pg_index as i
inner join pg_class as c on c.oid = i.indrelid
inner join pg_class as x on x.oid = i.indexrelid
where i.indisclustered and c.relkind in ({{relkinds}}) and c.relpersistence <> 't' and c.oid >= 16384

union all
select
  c.oid, null, null, null, 'structure', 'option:toast.' || split_part(o.option, '=', 1), 50003, 'detail',
  substr(o.option, strpos(o.option, '=') + 1), '',
  format('ALTER {{noun}} %s SET (toast.%s)', c.oid::regclass, o.option),
  format('ALTER {{noun}} %s RESET (toast.%s)', c.oid::regclass, split_part(o.option, '=', 1))
from pg_class as toast
inner join pg_class as c on c.reltoastrelid = toast.oid
cross join lateral unnest(toast.reloptions) as o (option)
where
  toast.relkind = 't' and toast.reloptions is not null
  and c.relkind in ({{relkinds}}) and c.relpersistence <> 't' and c.oid >= 16384
