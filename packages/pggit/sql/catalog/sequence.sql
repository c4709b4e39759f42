-- class: pg_class
-- present: pg_class where relkind = 'S' and not exists (select from pg_depend as d where d.classid = 'pg_class'::regclass and d.objid = pg_class.oid and d.objsubid = 0 and d.deptype = 'i')
-- place: 300
-- Sequences, those of serial columns included; an identity column's sequence is that column's. Where the
-- sequence stands is data and never read. A facet that is not there has its default. OWNED BY is not part
-- of the definition: the table that owns a sequence often needs it first. One scan reads the structure.
select
  c.oid as objid, f.schema_name, f.object_name, f.identity, 'structure' as aspect, f.key, f.rank, f.impact, f.value,
  null::text as inline, f.set_sql, f.unset_sql
from pg_class as c
inner join pg_sequence as s on s.seqrelid = c.oid
left join pg_depend as owner
  on owner.classid = 'pg_class'::regclass and owner.objid = c.oid and owner.objsubid = 0
  and owner.refclassid = 'pg_class'::regclass and owner.deptype in ('a', 'i')
cross join lateral ({{_sequence_defaults}}) as usual
cross join lateral (
  select
    n.nspname::text, c.relname::text, format('%I.%I', n.nspname, c.relname), 'object', 0, 'contract', null,
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
    ),
    format('DROP SEQUENCE %I.%I', n.nspname, c.relname)
  from pg_namespace as n
  where n.oid = c.relnamespace
  union all
  select
    null, null, null, 'type', 1, 'contract', format_type(s.seqtypid, null),
    format('ALTER SEQUENCE %s AS %s', c.oid::regclass, format_type(s.seqtypid, null)), null
  union all
  select null, null, null, 'descending', 2, 'behaviour', 'DESCENDING', null, null
  where s.seqincrement < 0
  union all
  select
    null, null, null, 'increment', 3, 'behaviour', s.seqincrement::text,
    format('ALTER SEQUENCE %s INCREMENT BY %s', c.oid::regclass, s.seqincrement),
    format('ALTER SEQUENCE %s INCREMENT BY %s', c.oid::regclass, case when s.seqincrement > 0 then 1 else -1 end)
  where s.seqincrement not in (1, -1)
  union all
  select
    null, null, null, 'min', 4, 'behaviour', s.seqmin::text,
    format('ALTER SEQUENCE %s MINVALUE %s', c.oid::regclass, s.seqmin)
      || case when s.seqstart = s.seqmin then format(' START WITH %s', s.seqmin) else '' end,
    format('ALTER SEQUENCE %s NO MINVALUE', c.oid::regclass)
      || case when s.seqstart = s.seqmin then format(' START WITH %s', usual.min) else '' end
  where s.seqmin <> usual.min
  union all
  select
    null, null, null, 'max', 5, 'behaviour', s.seqmax::text,
    format('ALTER SEQUENCE %s MAXVALUE %s', c.oid::regclass, s.seqmax)
      || case when s.seqstart = s.seqmax then format(' START WITH %s', s.seqmax) else '' end,
    format('ALTER SEQUENCE %s NO MAXVALUE', c.oid::regclass)
      || case when s.seqstart = s.seqmax then format(' START WITH %s', usual.max) else '' end
  where s.seqmax <> usual.max
  union all
  select
    null, null, null, 'start', 6, 'behaviour', s.seqstart::text,
    format('ALTER SEQUENCE %s START WITH %s', c.oid::regclass, s.seqstart),
    format('ALTER SEQUENCE %s START WITH %s', c.oid::regclass, usual.start)
  where s.seqstart <> usual.start
  union all
  select
    null, null, null, 'cache', 7, 'detail', s.seqcache::text,
    format('ALTER SEQUENCE %s CACHE %s', c.oid::regclass, s.seqcache), format('ALTER SEQUENCE %s CACHE 1', c.oid::regclass)
  where s.seqcache <> 1
  union all
  select
    null, null, null, 'cycle', 8, 'behaviour', 'CYCLE',
    format('ALTER SEQUENCE %s CYCLE', c.oid::regclass), format('ALTER SEQUENCE %s NO CYCLE', c.oid::regclass)
  where s.seqcycle
  union all
  select
    null, null, null, 'unlogged', 50000, 'detail', 'UNLOGGED',
    format('ALTER SEQUENCE %s SET UNLOGGED', c.oid::regclass), format('ALTER SEQUENCE %s SET LOGGED', c.oid::regclass)
  where c.relpersistence = 'u'
  union all
  select
    null, null, null, 'owned_by', 70000, 'detail', format('%s.%I', a.attrelid::regclass, a.attname),
    format('ALTER SEQUENCE %s OWNED BY %s.%I', c.oid::regclass, a.attrelid::regclass, a.attname),
    format('ALTER SEQUENCE %s OWNED BY NONE', c.oid::regclass)
  from pg_attribute as a
  where owner.deptype = 'a' and a.attrelid = owner.refobjid and a.attnum = owner.refobjsubid
) as f (schema_name, object_name, identity, key, rank, impact, value, set_sql, unset_sql)
where
  c.relkind = 'S' and c.relpersistence <> 't' and c.oid >= 16384
  and owner.deptype is distinct from 'i'

union all
select m.*
from (
{{_relation_metadata relkinds='S'; noun=SEQUENCE; acl=s}}
) as m (objid, schema_name, object_name, identity, aspect, key, rank, impact, value, inline, set_sql, unset_sql)
where not exists (
  select
  from pg_depend as owner
  where
    owner.classid = 'pg_class'::regclass and owner.objid = m.objid and owner.objsubid = 0
    and owner.deptype = 'i'
)
