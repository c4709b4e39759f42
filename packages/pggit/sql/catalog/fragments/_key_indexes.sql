-- What the index behind a key or an exclusion has that the constraint does not say: storage options of keys (those of an
-- exclusion PostgreSQL prints with the constraint), statistics targets and a comment. What a partition's index has of its parent's is the parent's; another name than PostgreSQL gives it is
-- not restored, and what such an index has is not read. Options of a partitioned table's are in the constraint.
-- Expects the template parameter `relkinds`.
select
  c.oid, null, null, null, f.aspect, format('constraint:%s/index/%s', k.conname, f.key), f.rank, 'detail', f.value, f.inline,
  format('ALTER %s %s ', {{_index_or_only of=x}}, x.oid::regclass) || f.set_clause,
  format('ALTER %s %s ', {{_index_or_only of=x}}, x.oid::regclass) || f.unset_clause
from pg_constraint as k
inner join pg_class as c on c.oid = k.conrelid
inner join pg_class as x on x.oid = k.conindid
cross join lateral (
  select
    'structure', 'option:' || split_part(o.option, '=', 1), 70009 + o.position::integer, substr(o.option, strpos(o.option, '=') + 1),
    '', format('SET (%s)', o.option),
    coalesce(
      (
        select format('SET (%s)', p.option)
        from unnest({{_parent_options}}) as p (option)
        where split_part(p.option, '=', 1) = split_part(o.option, '=', 1)
      ),
      format('RESET (%s)', split_part(o.option, '=', 1))
    )
  from unnest(x.reloptions) with ordinality as o (option, position)
  where k.contype <> 'x' and x.relkind = 'i' and o.option <> all (coalesce({{_parent_options}}, '{}'))
  union all
  select
    'structure', 'option:' || split_part(p.option, '=', 1), 70009, '(default)', '',
    format('RESET (%s)', split_part(p.option, '=', 1)), format('SET (%s)', p.option)
  from unnest({{_parent_options}}) as p (option)
  where
    k.contype <> 'x' and x.relkind = 'i' and x.relispartition
    and not exists (select from unnest(x.reloptions) as o (option) where split_part(o.option, '=', 1) = split_part(p.option, '=', 1))
  union all
  select
    'structure', format('column:%s/statistics', a.attnum), 70000, a.attstattarget::text, '',
    format('ALTER COLUMN %s SET STATISTICS %s', a.attnum, a.attstattarget),
    format('ALTER COLUMN %s SET STATISTICS -1', a.attnum)
  from pg_attribute as a
  where k.contype = 'x' and a.attrelid = x.oid and a.attstattarget >= 0
) as f (aspect, key, rank, value, inline, set_clause, unset_clause)
where
  c.relkind in ({{relkinds}}) and c.relpersistence <> 't' and c.oid >= 16384
  and (x.reloptions is not null or x.relispartition or k.contype = 'x')
  and {{_key_index_is_read}}

union all
select
  c.oid, null, null, null, 'comments', format('constraint:%s/index/comment', k.conname), 79000, 'detail', d.description, null,
  format('COMMENT ON INDEX %s IS %L', x.oid::regclass, d.description), format('COMMENT ON INDEX %s IS NULL', x.oid::regclass)
from pg_description as d
inner join pg_class as x on x.oid = d.objoid
inner join pg_index as i on i.indexrelid = x.oid
inner join pg_class as c on c.oid = i.indrelid
inner join pg_constraint as k on k.conrelid = c.oid and k.conindid = x.oid
where
  d.classoid = 'pg_class'::regclass and d.objsubid = 0
  and c.relkind in ({{relkinds}}) and c.relpersistence <> 't' and c.oid >= 16384
  and {{_key_index_is_read}}
