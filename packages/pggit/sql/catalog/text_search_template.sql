-- class: pg_ts_template
-- present: pg_ts_template where oid >= 16384
-- place: 261
-- Text search templates: the functions that dictionaries are made of. They have no owner, and nothing but
-- their name can be altered.
select
  o.oid as objid,
  n.nspname::text as schema_name,
  o.tmplname::text as object_name,
  format('%I.%I', n.nspname, o.tmplname) as identity,
  'structure' as aspect,
  'object' as key,
  0 as rank,
  'contract' as impact,
  null::text as value,
  null::text as inline,
  format('CREATE TEXT SEARCH TEMPLATE %I.%I', n.nspname, o.tmplname) as set_sql,
  format('DROP TEXT SEARCH TEMPLATE %I.%I', n.nspname, o.tmplname) as unset_sql
from pg_ts_template as o
inner join pg_namespace as n on n.oid = o.tmplnamespace
where o.oid >= 16384

union all
select
  o.oid, null, null, null, 'structure', f.key, f.rank, 'behaviour', f.routine::text,
  format('%s = %s', upper(f.key), f.routine), null, null
from pg_ts_template as o
cross join lateral (
  values ('init', 1, o.tmplinit), ('lexize', 2, o.tmpllexize)
) as f (key, rank, routine)
where o.oid >= 16384 and f.routine <> 0

union all
{{_described catalog=pg_ts_template; noun=TEXT SEARCH TEMPLATE; name=format('%s.%I', o.tmplnamespace::regnamespace, o.tmplname)}}
