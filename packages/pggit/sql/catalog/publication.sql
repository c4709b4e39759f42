-- class: pg_publication
-- present: pg_publication
-- place: 900
-- Publications: each table with its columns and row filter, each schema, and the options that are not
-- the default. Whether it is for all tables cannot be altered. ONLY, since every table stands for itself.
select
  p.oid as objid, null::text as schema_name, f.object_name, f.identity, f.aspect, f.key, f.rank, f.impact, f.value,
  null::text as inline,
  f.set_sql, f.unset_sql
from pg_publication as p
cross join lateral (
  select
    p.pubname::text, quote_ident(p.pubname), 'structure', 'object', 0, 'contract', null,
    concat(
      format('CREATE PUBLICATION %I', p.pubname),
      case when p.puballtables then ' FOR ALL TABLES' end,
      ' FOR ' || nullif(
        concat_ws(
          ', ',
          (
            select 'TABLE ' || string_agg(concat('ONLY ', t.name, t.part), ', ' order by t.name collate "C")
            from (
{{_published_tables}}
            ) as t
            where t.pubid = p.oid
          ),
          (
            select 'TABLES IN SCHEMA ' || string_agg(s.name, ', ' order by s.name collate "C")
            from (
{{_published_schemas}}
            ) as s
            where s.pubid = p.oid
          )
        ),
        ''
      ),
      ' WITH (' || (
        select string_agg(format('%s = %L', o.name, o.value), ', ' order by o.name collate "C")
        from (
{{_publication_options}}
        ) as o (name, value, usual)
      ) || ')'
    ),
    format('DROP PUBLICATION %I', p.pubname)
  union all
  select null, null, 'structure', 'all_tables', 1, 'contract', 'ALL TABLES', null, null
  where p.puballtables
  union all
  select
    null, null, 'structure', 'table:' || t.name, 20000, 'contract', coalesce(nullif(ltrim(t.part), ''), 'whole'),
    format('ALTER PUBLICATION %I ADD TABLE ONLY %s%s', p.pubname, t.name, t.part),
    format('ALTER PUBLICATION %I DROP TABLE ONLY %s', p.pubname, t.name)
  from (
{{_published_tables}}
  ) as t
  where t.pubid = p.oid
  union all
  select
    null, null, 'structure', 'schema:' || s.name, 20001, 'contract', 'all tables',
    format('ALTER PUBLICATION %I ADD TABLES IN SCHEMA %s', p.pubname, s.name),
    format('ALTER PUBLICATION %I DROP TABLES IN SCHEMA %s', p.pubname, s.name)
  from (
{{_published_schemas}}
  ) as s
  where s.pubid = p.oid
  union all
  select
    null, null, 'structure', o.name, 50000, 'behaviour', o.value,
    format('ALTER PUBLICATION %I SET (%s = %L)', p.pubname, o.name, o.value),
    format('ALTER PUBLICATION %I SET (%s = %L)', p.pubname, o.name, o.usual)
  from (
{{_publication_options}}
  ) as o (name, value, usual)
  union all
  select
    null, null, 'comments', 'comment', 90000, 'detail', d.description,
    format('COMMENT ON PUBLICATION %I IS %L', p.pubname, d.description),
    format('COMMENT ON PUBLICATION %I IS NULL', p.pubname)
  from pg_description as d
  where d.objoid = p.oid and d.classoid = 'pg_publication'::regclass
  union all
  select
    null, null, 'owner', 'owner', 95000, 'detail', pg_get_userbyid(p.pubowner)::text,
    format('ALTER PUBLICATION %I OWNER TO %I', p.pubname, pg_get_userbyid(p.pubowner)), null
) as f (object_name, identity, aspect, key, rank, impact, value, set_sql, unset_sql)
where p.oid >= 16384
