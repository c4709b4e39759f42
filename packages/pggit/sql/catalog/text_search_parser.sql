-- class: pg_ts_parser
-- present: pg_ts_parser where oid >= 16384
-- place: 260
-- Text search parsers: the functions that cut a document into tokens. They have no owner, and nothing
-- but their name can be altered.
select
  o.oid as objid,
  n.nspname::text as schema_name,
  o.prsname::text as object_name,
  format('%I.%I', n.nspname, o.prsname) as identity,
  'structure' as aspect,
  'object' as key,
  0 as rank,
  'contract' as impact,
  null::text as value,
  null::text as inline,
  format('CREATE TEXT SEARCH PARSER %I.%I', n.nspname, o.prsname) as set_sql,
  format('DROP TEXT SEARCH PARSER %I.%I', n.nspname, o.prsname) as unset_sql
from pg_ts_parser as o
inner join pg_namespace as n on n.oid = o.prsnamespace
where o.oid >= 16384

union all
select
  o.oid, null, null, null, 'structure', f.key, f.rank, 'behaviour', f.routine::text,
  format('%s = %s', upper(f.key), f.routine), null, null
from pg_ts_parser as o
cross join lateral (
  values
  ('start', 1, o.prsstart), ('gettoken', 2, o.prstoken), ('end', 3, o.prsend),
  ('lextypes', 4, o.prslextype), ('headline', 5, o.prsheadline)
) as f (key, rank, routine)
where o.oid >= 16384 and f.routine <> 0

union all
{{_described catalog=pg_ts_parser; noun=TEXT SEARCH PARSER; name=format('%s.%I', o.prsnamespace::regnamespace, o.prsname)}}
