-- class: pg_class
-- Sequences, those of serial columns included; an identity column's sequence is that column's. Where the
-- sequence stands is data and never read. A facet that is not there has its default. OWNED BY is not part
-- of the definition: the table that owns a sequence often needs it first.
select
  c.oid as objid,
  n.nspname::text as schema_name,
  c.relname::text as object_name,
  format('%I.%I', n.nspname, c.relname) as identity,
  'structure' as aspect,
  'object' as key,
  0 as rank,
  'contract' as impact,
  null::text as value,
  null::text as inline,
  concat(
    case c.relpersistence when 'u' then 'CREATE UNLOGGED SEQUENCE ' else 'CREATE SEQUENCE ' end,
    format('%I.%I', n.nspname, c.relname),
    case when s.seqtypid <> 'int8'::regtype then ' AS ' || format_type(s.seqtypid, null) end,
    ' INCREMENT BY ' || nullif(s.seqincrement, 1),
    ' MINVALUE ' || nullif(s.seqmin, usual.min),
    ' MAXVALUE ' || nullif(s.seqmax, usual.max),
    ' START WITH ' || nullif(s.seqstart, usual.start),
    ' CACHE ' || nullif(s.seqcache, 1),
    case when s.seqcycle then ' CYCLE' end
  ) as set_sql,
  format('DROP SEQUENCE %I.%I', n.nspname, c.relname) as unset_sql
from pg_class as c
inner join pg_namespace as n on n.oid = c.relnamespace
inner join pg_sequence as s on s.seqrelid = c.oid
cross join lateral ({{_sequence_defaults}}) as usual
where {{_sequence_scope}}

union all
select
  c.oid, null, null, null, 'structure', 'type', 1, 'contract', format_type(s.seqtypid, null), null,
  format('ALTER SEQUENCE %s AS %s', c.oid::regclass, format_type(s.seqtypid, null)), null
from pg_class as c
inner join pg_sequence as s on s.seqrelid = c.oid
where {{_sequence_scope}}

union all
select
  c.oid, null, null, null, 'structure', f.key, f.rank, f.impact, f.value, null,
  format('ALTER SEQUENCE %s ', c.oid::regclass) || f.set_clause,
  format('ALTER SEQUENCE %s ', c.oid::regclass) || f.unset_clause
from pg_class as c
inner join pg_sequence as s on s.seqrelid = c.oid
cross join lateral ({{_sequence_defaults}}) as usual
cross join lateral (
  select 'descending', 2, 'behaviour', 'DESCENDING', null, null
  where s.seqincrement < 0
  union all
  select
    'increment', 3, 'behaviour', s.seqincrement::text,
    format('INCREMENT BY %s', s.seqincrement), case when s.seqincrement > 0 then 'INCREMENT BY 1' else 'INCREMENT BY -1' end
  where s.seqincrement not in (1, -1)
  union all
  select
    'min', 4, 'behaviour', s.seqmin::text,
    format('MINVALUE %s', s.seqmin) || case when s.seqstart = s.seqmin then format(' START WITH %s', s.seqmin) else '' end,
    'NO MINVALUE' || case when s.seqstart = s.seqmin then format(' START WITH %s', usual.min) else '' end
  where s.seqmin <> usual.min
  union all
  select
    'max', 5, 'behaviour', s.seqmax::text,
    format('MAXVALUE %s', s.seqmax) || case when s.seqstart = s.seqmax then format(' START WITH %s', s.seqmax) else '' end,
    'NO MAXVALUE' || case when s.seqstart = s.seqmax then format(' START WITH %s', usual.max) else '' end
  where s.seqmax <> usual.max
  union all
  select
    'start', 6, 'behaviour', s.seqstart::text,
    format('START WITH %s', s.seqstart), format('START WITH %s', usual.start)
  where s.seqstart <> usual.start
  union all
  select 'cache', 7, 'detail', s.seqcache::text, format('CACHE %s', s.seqcache), 'CACHE 1'
  where s.seqcache <> 1
  union all
  select 'cycle', 8, 'behaviour', 'CYCLE', 'CYCLE', 'NO CYCLE'
  where s.seqcycle
  union all
  select 'persistence', 50000, 'detail', 'UNLOGGED', 'SET UNLOGGED', 'SET LOGGED'
  where c.relpersistence = 'u'
) as f (key, rank, impact, value, set_clause, unset_clause)
where
  (
    s.seqincrement <> 1 or s.seqmin <> usual.min or s.seqmax <> usual.max or s.seqstart <> usual.start
    or s.seqcache <> 1 or s.seqcycle or c.relpersistence = 'u'
  )
  and {{_sequence_scope}}

union all
select
  c.oid, null, null, null, 'structure', 'owned_by', 50001, 'detail',
  format('%s.%I', d.refobjid::regclass, a.attname), null,
  format('ALTER SEQUENCE %s OWNED BY %s.%I', c.oid::regclass, d.refobjid::regclass, a.attname),
  format('ALTER SEQUENCE %s OWNED BY NONE', c.oid::regclass)
from pg_class as c
inner join pg_depend as d
  on d.classid = 'pg_class'::regclass and d.objid = c.oid and d.objsubid = 0
  and d.refclassid = 'pg_class'::regclass and d.refobjsubid > 0 and d.deptype = 'a'
inner join pg_attribute as a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
where c.relkind = 'S' and c.relpersistence <> 't' and c.oid >= 16384

union all
select m.*
from (
{{_relation_metadata relkinds='S'; noun=SEQUENCE; acl=s}}
) as m (objid, schema_name, object_name, identity, aspect, key, rank, impact, value, inline, set_sql, unset_sql)
inner join pg_class as c on c.oid = m.objid
where {{_sequence_scope}}
