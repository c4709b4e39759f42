-- class: pg_ts_dict
-- present: pg_ts_dict where oid >= 16384
-- place: 262
-- Text search dictionaries: a template and its options, each of which can be altered alone.
select
  o.oid as objid,
  n.nspname::text as schema_name,
  o.dictname::text as object_name,
  format('%I.%I', n.nspname, o.dictname) as identity,
  'structure' as aspect,
  'object' as key,
  0 as rank,
  'contract' as impact,
  null::text as value,
  null::text as inline,
  format('CREATE TEXT SEARCH DICTIONARY %I.%I', n.nspname, o.dictname) as set_sql,
  format('DROP TEXT SEARCH DICTIONARY %I.%I', n.nspname, o.dictname) as unset_sql
from pg_ts_dict as o
inner join pg_namespace as n on n.oid = o.dictnamespace
where o.oid >= 16384

union all
select
  o.oid, null, null, null, 'structure', 'template', 1, 'behaviour', format('%I.%I', n.nspname, t.tmplname),
  format('TEMPLATE = %I.%I', n.nspname, t.tmplname), null, null
from pg_ts_dict as o
inner join pg_ts_template as t on t.oid = o.dicttemplate
inner join pg_namespace as n on n.oid = t.tmplnamespace
where o.oid >= 16384

union all
select
  o.oid, null, null, null, 'structure', 'option:' || f.name, 50000 + f.place::integer, 'behaviour', f.value,
  format('%s = %s', f.quoted_name, f.value),
  format('ALTER TEXT SEARCH DICTIONARY %s (%s = %s)', o.oid::regdictionary, f.quoted_name, f.value),
  format('ALTER TEXT SEARCH DICTIONARY %s (%s)', o.oid::regdictionary, f.quoted_name)
from pg_ts_dict as o
cross join lateral ({{_dictionary_options}}) as f
where o.oid >= 16384

union all
{{_owned catalog=pg_ts_dict; noun=TEXT SEARCH DICTIONARY; name=o.oid::regdictionary; owner=dictowner}}

union all
{{_described catalog=pg_ts_dict; noun=TEXT SEARCH DICTIONARY; name=o.oid::regdictionary}}
