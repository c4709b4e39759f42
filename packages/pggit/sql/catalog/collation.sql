-- class: pg_collation
-- present: pg_collation where oid >= 16384
-- place: 100
-- Collations of this database's encoding. Nothing but name, schema and owner can be altered. The version
-- that the library had when a collation was made tells of the machine and is not compared.
select
  o.oid as objid,
  n.nspname::text as schema_name,
  o.collname::text as object_name,
  format('%I.%I', n.nspname, o.collname) as identity,
  'structure' as aspect,
  'object' as key,
  0 as rank,
  'contract' as impact,
  null::text as value,
  null::text as inline,
  format('CREATE COLLATION %I.%I', n.nspname, o.collname) as set_sql,
  format('DROP COLLATION %I.%I', n.nspname, o.collname) as unset_sql
from pg_collation as o
inner join pg_namespace as n on n.oid = o.collnamespace
where {{_collation_is_own}}

union all
select
  o.oid, null, null, null, 'structure', f.key, f.rank, 'behaviour', f.value,
  format('%s = ', upper(f.key)) || case f.key when 'provider' then f.value when 'deterministic' then f.value else quote_literal(f.value) end,
  null, null
from pg_collation as o
-- where a version keeps the locale: of ICU with libc's in 14, by itself since 15, of all but libc since 17
cross join lateral (
  select
    to_jsonb(o) ->> 'collcollate' as collate, to_jsonb(o) ->> 'collctype' as ctype,
    coalesce(to_jsonb(o) ->> 'colllocale', to_jsonb(o) ->> 'colliculocale') as locale,
    to_jsonb(o) ->> 'collicurules' as rules
) as c
cross join lateral (
  values
  ('provider', 1, case o.collprovider when 'i' then 'icu' when 'b' then 'builtin' when 'd' then 'default' else 'libc' end),
  ('locale', 2, coalesce(c.locale, case when c.collate = c.ctype then c.collate end)),
  ('lc_collate', 3, case when c.locale is null and c.collate <> c.ctype then c.collate end),
  ('lc_ctype', 4, case when c.locale is null and c.collate <> c.ctype then c.ctype end),
  ('deterministic', 5, case when not o.collisdeterministic then 'false' end),
  ('rules', 6, c.rules)
) as f (key, rank, value)
where {{_collation_is_own}} and f.value is not null

union all
{{_owned catalog=pg_collation; noun=COLLATION; name=o.oid::regcollation; owner=collowner}}

union all
{{_described catalog=pg_collation; noun=COLLATION; name=o.oid::regcollation}}
