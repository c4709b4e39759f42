-- When the trigger that a partition has of its parent's fires, where that is not when the parent's does. The clones are
-- found by the parent's name: only PostgreSQL 14 lets them have another, which no statement of an export could know.
-- Expects the template parameters `relkinds` and `noun`.
select
  c.oid, null, null, null, 'structure', format('trigger:%s/enabled', g.tgname), 70003, 'behaviour',
  case g.tgenabled when 'O' then 'ENABLED' when 'D' then 'DISABLED' when 'R' then 'REPLICA' else 'ALWAYS' end,
  '',
  format('%s %s TRIGGER %I', said.alter, {{_trigger_fires when=g.tgenabled}}, g.tgname),
  format('%s %s TRIGGER %I', said.alter, {{_trigger_fires when=parent.tgenabled}}, g.tgname)
from pg_trigger as g
inner join pg_class as c on c.oid = g.tgrelid
cross join lateral pg_partition_ancestors(c.oid) as a
inner join pg_trigger as parent on parent.tgrelid = a.relid and parent.tgname = g.tgname
cross join lateral (
  -- those of its own partitions say so themselves
  select format('ALTER {{noun}} %s%s', case c.relkind when 'p' then 'ONLY ' end, c.oid::regclass) as alter
) as said
where
  c.relkind in ({{relkinds}}) and c.relpersistence <> 't' and c.oid >= 16384
  and g.tgparentid <> 0 and parent.tgparentid = 0 and not parent.tgisinternal and g.tgenabled <> parent.tgenabled
