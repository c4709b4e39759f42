-- class: pg_language
-- present: pg_language where oid >= 16384
-- place: 30
-- Procedural languages that are not an extension's. CREATE OR REPLACE is the only DDL for what they are.
select
  o.oid as objid,
  null::text as schema_name,
  o.lanname::text as object_name,
  quote_ident(o.lanname) as identity,
  'structure' as aspect,
  'object' as key,
  0 as rank,
  'contract' as impact,
  null::text as value,
  null::text as inline,
  'CREATE ' || {{_language}} as set_sql,
  format('DROP LANGUAGE %I', o.lanname) as unset_sql
from pg_language as o
where o.oid >= 16384

union all
select
  o.oid, null, null, null, 'structure', f.key, f.rank, f.impact, f.value, null,
  'CREATE OR REPLACE ' || {{_language}}, null
from pg_language as o
cross join lateral (
  values
  ('trusted', 1, 'contract', case when o.lanpltrusted then 'TRUSTED' end),
  ('handler', 2, 'behaviour', nullif(o.lanplcallfoid, 0)::regproc::text),
  ('inline', 3, 'behaviour', nullif(o.laninline, 0)::regproc::text),
  ('validator', 4, 'behaviour', nullif(o.lanvalidator, 0)::regproc::text)
) as f (key, rank, impact, value)
where o.oid >= 16384 and f.value is not null

union all
{{_owned catalog=pg_language; noun=LANGUAGE; name=quote_ident(o.lanname); owner=lanowner}}

union all
{{_described catalog=pg_language; noun=LANGUAGE; name=quote_ident(o.lanname)}}

union all
(
  with x as (
    select
      o.oid as objid, o.lanacl as acl, acldefault('l', o.lanowner) as default_acl, o.lanowner as owner,
      format('LANGUAGE %I', o.lanname) as target, '' as key_prefix, '' as columns
    from pg_language as o
    where o.oid >= 16384 and o.lanacl is not null
  )
  {{_privileges}}
)
