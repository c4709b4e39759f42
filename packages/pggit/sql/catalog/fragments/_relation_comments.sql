-- Comments on a relation and on its columns. Expects the template parameters `relkinds` and `noun`.
select
  c.oid, null, null, null, 'comments',
  case when d.objsubid = 0 then 'comment' else format('column:%s/comment', a.attname) end, 90000, 'detail',
  d.description, null,
  comment.target || quote_literal(d.description),
  comment.target || 'NULL'
from pg_description as d
inner join pg_class as c on c.oid = d.objoid
left join pg_attribute as a on a.attrelid = d.objoid and a.attnum = d.objsubid and d.objsubid > 0
cross join lateral (
  select case
    when d.objsubid = 0 then format('COMMENT ON {{noun}} %s IS ', c.oid::regclass)
    else format('COMMENT ON COLUMN %s.%I IS ', c.oid::regclass, a.attname)
  end as target
) as comment
where
  d.classoid = 'pg_class'::regclass
  and c.relkind in ({{relkinds}}) and c.relpersistence <> 't' and c.oid >= 16384
