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
{{_relation_comments relkinds={{relkinds}}; noun={{noun}}}}

union all
{{_relation_privileges relkinds={{relkinds}}; acl={{acl}}; more=_no_rows}}

union all
{{_relation_labels relkinds={{relkinds}}; noun={{noun}}}}
