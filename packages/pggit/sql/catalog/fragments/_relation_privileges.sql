-- Privileges on a relation and on its columns. Expects the template parameters `relkinds`, `acl` and
-- `more`, the name of a fragment: further rows of `x`.
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
    {{{{more}} relkinds={{relkinds}}}}
  )
  {{_privileges}}
)
