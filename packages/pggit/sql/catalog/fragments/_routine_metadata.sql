-- Included by every kind that lives in pg_proc. Expects the template parameters `prokinds`, `noun` and
-- `acl_noun` (the word after ON in GRANT).
select
  p.oid, null, null, null, 'owner', 'owner', 95000, 'detail', pg_get_userbyid(p.proowner)::text, null,
  format('ALTER {{noun}} %s OWNER TO %I', {{_routine_name}}, pg_get_userbyid(p.proowner)),
  null
from pg_proc as p
where {{_routine_scope prokinds={{prokinds}}}}

union all
select
  p.oid, null, null, null, 'comments', 'comment', 90000, 'detail', d.description, null,
  format('COMMENT ON {{noun}} %s IS %L', {{_routine_name}}, d.description),
  format('COMMENT ON {{noun}} %s IS NULL', {{_routine_name}})
from pg_description as d
inner join pg_proc as p on p.oid = d.objoid
where d.classoid = 'pg_proc'::regclass and {{_routine_scope prokinds={{prokinds}}}}

union all
(
  with x as (
    select
      p.oid as objid, p.proacl as acl, acldefault('f', p.proowner) as default_acl, p.proowner as owner,
      '{{acl_noun}} ' || p.oid::regprocedure as target, '' as key_prefix, '' as columns
    from pg_proc as p
    where {{_routine_scope prokinds={{prokinds}}}} and p.proacl is not null
  )
  {{_privileges}}
)

union all
select
  p.oid, null, null, null, 'privileges', 'label:' || l.provider, 97000, 'behaviour', l.label, null,
  format('SECURITY LABEL FOR %I ON {{noun}} %s IS %L', l.provider, {{_routine_name}}, l.label),
  format('SECURITY LABEL FOR %I ON {{noun}} %s IS NULL', l.provider, {{_routine_name}})
from pg_seclabel as l
inner join pg_proc as p on p.oid = l.objoid
where l.classoid = 'pg_proc'::regclass and {{_routine_scope prokinds={{prokinds}}}}
