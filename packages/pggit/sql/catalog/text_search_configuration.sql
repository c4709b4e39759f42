-- class: pg_ts_config
-- present: pg_ts_config where oid >= 16384
-- place: 263
-- Text search configurations: a parser, and for each type of token the dictionaries that it is looked up
-- in, in order. ALTER MAPPING sets them whether or not there were some; PostgreSQL has no other such verb.
select
  o.oid as objid,
  n.nspname::text as schema_name,
  o.cfgname::text as object_name,
  format('%I.%I', n.nspname, o.cfgname) as identity,
  'structure' as aspect,
  'object' as key,
  0 as rank,
  'contract' as impact,
  null::text as value,
  null::text as inline,
  format('CREATE TEXT SEARCH CONFIGURATION %I.%I', n.nspname, o.cfgname) as set_sql,
  format('DROP TEXT SEARCH CONFIGURATION %I.%I', n.nspname, o.cfgname) as unset_sql
from pg_ts_config as o
inner join pg_namespace as n on n.oid = o.cfgnamespace
where o.oid >= 16384

union all
select
  o.oid, null, null, null, 'structure', 'parser', 1, 'behaviour', format('%I.%I', n.nspname, p.prsname),
  format('PARSER = %I.%I', n.nspname, p.prsname), null, null
from pg_ts_config as o
inner join pg_ts_parser as p on p.oid = o.cfgparser
inner join pg_namespace as n on n.oid = p.prsnamespace
where o.oid >= 16384

union all
select
  o.oid, null, null, null, 'structure', 'mapping:' || token.alias, 50000 + m.token, 'behaviour', m.dictionaries, '',
  format(
    'ALTER TEXT SEARCH CONFIGURATION %s ALTER MAPPING FOR %I WITH %s', o.oid::regconfig, token.alias, m.dictionaries
  ),
  format('ALTER TEXT SEARCH CONFIGURATION %s DROP MAPPING FOR %I', o.oid::regconfig, token.alias)
from pg_ts_config as o
inner join (
  select
    m.mapcfg as configuration, m.maptokentype as token,
    string_agg(m.mapdict::regdictionary::text, ', ' order by m.mapseqno) as dictionaries
  from pg_ts_config_map as m
  where m.mapcfg >= 16384
  group by m.mapcfg, m.maptokentype
) as m on m.configuration = o.oid
inner join lateral ts_token_type(o.cfgparser) as token on token.tokid = m.token
where o.oid >= 16384

union all
{{_owned catalog=pg_ts_config; noun=TEXT SEARCH CONFIGURATION; name=o.oid::regconfig; owner=cfgowner}}

union all
{{_described catalog=pg_ts_config; noun=TEXT SEARCH CONFIGURATION; name=o.oid::regconfig}}
