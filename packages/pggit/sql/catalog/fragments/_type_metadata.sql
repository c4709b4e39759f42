-- Included by every kind that lives in pg_type. Expects the template parameters `which` (a condition on
-- `t`, a row of pg_type) and `noun` (TYPE or DOMAIN).
select
  t.oid, null, null, null, 'owner', 'owner', 95000, 'detail', pg_get_userbyid(t.typowner)::text, null,
  format('ALTER {{noun}} %s OWNER TO %I', t.oid::regtype, pg_get_userbyid(t.typowner)),
  null
from pg_type as t
where {{which}} and t.oid >= 16384

union all
select
  t.oid, null, null, null, 'comments', 'comment', 90000, 'detail', d.description, null,
  format('COMMENT ON {{noun}} %s IS %L', t.oid::regtype, d.description),
  format('COMMENT ON {{noun}} %s IS NULL', t.oid::regtype)
from pg_description as d
inner join pg_type as t on t.oid = d.objoid
where d.classoid = 'pg_type'::regclass and {{which}} and t.oid >= 16384

union all
(
  with x as (
    select
      t.oid as objid, t.typacl as acl, acldefault('T', t.typowner) as default_acl, t.typowner as owner,
      '{{noun}} ' || t.oid::regtype as target, '' as key_prefix, '' as columns
    from pg_type as t
    where {{which}} and t.oid >= 16384 and t.typacl is not null
  )
  {{_privileges}}
)

union all
select
  t.oid, null, null, null, 'privileges', 'label:' || l.provider, 97000, 'behaviour', l.label, null,
  format('SECURITY LABEL FOR %I ON {{noun}} %s IS %L', l.provider, t.oid::regtype, l.label),
  format('SECURITY LABEL FOR %I ON {{noun}} %s IS NULL', l.provider, t.oid::regtype)
from pg_seclabel as l
inner join pg_type as t on t.oid = l.objoid
where l.classoid = 'pg_type'::regclass and {{which}} and t.oid >= 16384
