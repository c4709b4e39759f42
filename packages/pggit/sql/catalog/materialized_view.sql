-- class: pg_class
-- Materialized views: their query, columns, access method, options and column storage. Whether one is
-- populated is its state and not compared. Its query cannot be replaced.
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
    format('CREATE MATERIALIZED VIEW %I.%I', n.nspname, c.relname),
    case when am.amname <> 'heap' then format(' USING %I', am.amname) end,
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
    E' AS\n', rtrim(pg_get_viewdef(c.oid), ';'),
    (
      select string_agg(E';\n' || f.set_sql, '' order by f.rank, f.key collate "C")
      from (
{{_column_storage relkinds='m'; noun=MATERIALIZED VIEW}}
      ) as f (objid, schema_name, object_name, identity, aspect, key, rank, impact, value, inline, set_sql, unset_sql)
      where f.objid = c.oid
    )
  ) as set_sql,
  format('DROP MATERIALIZED VIEW %I.%I', n.nspname, c.relname) as unset_sql
from pg_class as c
inner join pg_namespace as n on n.oid = c.relnamespace
left join pg_am as am on am.oid = c.relam
where c.relkind = 'm' and c.relpersistence <> 't' and c.oid >= 16384

union all
select
  c.oid, null, null, null, 'structure', 'body', 10, 'behaviour', rtrim(pg_get_viewdef(c.oid), ';'), null, null, null
from pg_class as c
where c.relkind = 'm' and c.relpersistence <> 't' and c.oid >= 16384

union all
select
  c.oid, null, null, null, 'structure', 'access_method', 1, 'detail', quote_ident(am.amname), null,
  case
    when current_setting('server_version_num')::int >= 150000
      then format('ALTER MATERIALIZED VIEW %s SET ACCESS METHOD %I', c.oid::regclass, am.amname)
  end,
  case
    when current_setting('server_version_num')::int >= 150000
      then format('ALTER MATERIALIZED VIEW %s SET ACCESS METHOD heap', c.oid::regclass)
  end
from pg_class as c
inner join pg_am as am on am.oid = c.relam
where c.relkind = 'm' and c.relpersistence <> 't' and c.oid >= 16384 and am.amname <> 'heap'

union all
{{_query_columns relkinds='m'}}

union all
{{_column_storage relkinds='m'; noun=MATERIALIZED VIEW}}

union all
{{_cluster_and_toast relkinds='m'; noun=MATERIALIZED VIEW}}

union all
{{_relation_metadata relkinds='m'; noun=MATERIALIZED VIEW; acl=r}}
