-- class: pg_class
-- present: pg_class relkind m
-- place: 350
-- slice: 100
-- Materialized views: their query, columns, access method, options and column storage. Whether one is
-- populated is its state and not compared. Its query cannot be replaced. One scan reads the structure.
select
  c.oid as objid, f.schema_name, f.object_name, f.identity, f.aspect, f.key, f.rank, f.impact, f.value,
  null::text as inline, f.set_sql, f.unset_sql
from pg_class as c
cross join lateral (
  select
    n.nspname::text, c.relname::text, format('%I.%I', n.nspname, c.relname), 'structure', 'object', 0, 'contract', null,
    concat(
      format('CREATE MATERIALIZED VIEW %I.%I', n.nspname, c.relname),
      (select format(' USING %I', am.amname) from pg_am as am where am.oid = c.relam and am.amname <> 'heap'),
      ' WITH (' || (
        select string_agg(o.option, ', ')
        from (
          select * from unnest(c.reloptions)
          union all
          select 'toast.' || u.option
          from pg_class as toast
          cross join lateral unnest(toast.reloptions) as u (option)
          where toast.oid = c.reltoastrelid
        ) as o (option)
      ) || ')',
      -- so that making it does not depend on data; REFRESH fills it
      E' AS\n', named.text, E'\nWITH NO DATA',
      (
        select string_agg(E';\n' || f.set_sql, '' order by f.rank, f.key collate "C")
        from (
{{_column_storage relkinds='m'; noun=MATERIALIZED VIEW}}
        ) as f (objid, schema_name, object_name, identity, aspect, key, rank, impact, value, inline, set_sql, unset_sql)
        where f.objid = c.oid
      )
    ),
    format('DROP MATERIALIZED VIEW %I.%I', n.nspname, c.relname)
  from pg_namespace as n
  cross join lateral (select rtrim(pg_get_viewdef(c.oid), ';') offset 0) as body (text)
  cross join lateral (select {{_query_names of=body.text}} offset 0) as named (text)
  where n.oid = c.relnamespace
  union all
  select null, null, null, 'structure', 'body', 10, 'behaviour', {{_query_text of=named.text}}, null, null
  from (select rtrim(pg_get_viewdef(c.oid), ';') offset 0) as body (text)
  cross join lateral (select {{_query_names of=body.text}} offset 0) as named (text)
  union all
  select
    null, null, null, 'structure', 'access_method', 1, 'detail', quote_ident(am.amname),
    case
      when current_setting('server_version_num')::int >= 150000
        then format('ALTER MATERIALIZED VIEW %s SET ACCESS METHOD %I', c.oid::regclass, am.amname)
    end,
    case
      when current_setting('server_version_num')::int >= 150000
        then format('ALTER MATERIALIZED VIEW %s SET ACCESS METHOD heap', c.oid::regclass)
    end
  from pg_am as am
  where am.oid = c.relam and am.amname <> 'heap'
  union all
{{_tablespace noun=MATERIALIZED VIEW; inline=}}
  union all
{{_query_columns}}
  union all
  select s.schema_name, s.object_name, s.identity, s.aspect, s.key, s.rank, s.impact, s.value, s.set_sql, s.unset_sql
  from (
{{_column_storage relkinds='m'; noun=MATERIALIZED VIEW}}
    union all
{{_cluster_and_toast relkinds='m'; noun=MATERIALIZED VIEW}}
  ) as s (objid, schema_name, object_name, identity, aspect, key, rank, impact, value, inline, set_sql, unset_sql)
  where s.objid = c.oid
) as f (schema_name, object_name, identity, aspect, key, rank, impact, value, set_sql, unset_sql)
where c.relkind = 'm' and c.relpersistence <> 't' and c.oid >= 16384

union all
{{_relation_metadata relkinds='m'; noun=MATERIALIZED VIEW; acl=r}}
