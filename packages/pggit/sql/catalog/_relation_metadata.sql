-- Included by every kind that lives in pg_class. Expects the template parameters `relkinds` (a list of
-- quoted relkind letters), `noun` (TABLE, VIEW, ...) and `acl` (the letter of acldefault).
select
  c.oid, null, null, null, 'structure', 'option:' || split_part(o.option, '=', 1), 50003,
  case split_part(o.option, '=', 1)
    when 'check_option' then 'restriction'
    when 'security_invoker' then 'restriction'
    when 'security_barrier' then 'behaviour'
    else 'detail'
  end,
  substr(o.option, strpos(o.option, '=') + 1), null,
  format('ALTER {{noun}} %s SET (%s)', c.oid::regclass, o.option),
  format('ALTER {{noun}} %s RESET (%s)', c.oid::regclass, split_part(o.option, '=', 1))
from pg_class as c
cross join lateral unnest(c.reloptions) as o (option)
where c.relkind in ({{relkinds}}) and c.relpersistence <> 't' and c.oid >= 16384 and c.reloptions is not null

union all
select
  c.oid, null, null, null, 'owner', 'owner', 95000, 'detail', pg_get_userbyid(c.relowner)::text, null,
  format('ALTER {{noun}} %s OWNER TO %I', c.oid::regclass, pg_get_userbyid(c.relowner)),
  null
from pg_class as c
where c.relkind in ({{relkinds}}) and c.relpersistence <> 't' and c.oid >= 16384

union all
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

union all
(
  with x as (
    select
      c.oid as objid, c.relacl as acl, acldefault('{{acl}}', c.relowner) as default_acl, c.relowner as owner,
      case '{{acl}}' when 's' then 'SEQUENCE ' else 'TABLE ' end || c.oid::regclass as target,
      '' as key_prefix, '' as columns
    from pg_class as c
    where c.relkind in ({{relkinds}}) and c.relpersistence <> 't' and c.oid >= 16384 and c.relacl is not null
    union all
    select
      c.oid, a.attacl, acldefault('c', c.relowner), c.relowner, 'TABLE ' || c.oid::regclass,
      format('column:%s/', a.attname), format(' (%I)', a.attname)
    from pg_class as c
    inner join pg_attribute as a on a.attrelid = c.oid and a.attacl is not null and not a.attisdropped
    where c.relkind in ({{relkinds}}) and c.relpersistence <> 't' and c.oid >= 16384
  )
  {{_privileges}}
)
