-- What stands for an object of a commit that a cycle cuts, and the statements that complete it, as
-- placeholders/ makes them from the catalog: views, domains, and routines whose body PostgreSQL has parsed.
-- Expects the CTEs `stored` and `facet` of _commit_export.sql.
select
  s.node,
  format('CREATE VIEW %s AS SELECT', s.identity) || coalesce(
    string_agg(
      format(' NULL::%s AS %I', f.value, substr(f.key, 8, length(f.key) - 12)), ',' order by f.rank
    ) filter (where f.key like 'column:%/type'),
    ''
  ) as placeholder,
  string_agg(f.set_sql, E';\n' order by f.rank, f.key collate "C")
    filter (where f.key = 'body' or f.key like 'column:%/default') as completion
from stored as s
inner join facet as f on f.node = s.node
where s.object_type = 'view'
group by s.node, s.identity
union all
select
  s.node,
  concat(
    format('CREATE DOMAIN %s AS ', s.identity), max(f.value) filter (where f.key = 'type'),
    ' ' || max(f.value) filter (where f.key = 'not_null')
  ),
  string_agg(f.set_sql, E';\n' order by f.rank, f.key collate "C")
    filter (where f.aspect = 'structure' and (f.key = 'default' or f.key like 'constraint:%'))
from stored as s
inner join facet as f on f.node = s.node
where s.object_type = 'domain'
group by s.node, s.identity
union all
select
  s.node,
  concat(
    format('CREATE %s %I.%I(', upper(s.object_type), s.schema_name, s.object_name),
    max(f.value) filter (where f.key = 'arguments'), ')',
    ' RETURNS ' || max(f.value) filter (where f.key = 'returns'), E' LANGUAGE sql\nAS '''''
  ),
  max(f.set_sql) filter (where f.key = 'object')
from stored as s
inner join facet as f on f.node = s.node
where s.object_type in ('function', 'procedure')
group by s.node, s.object_type, s.schema_name, s.object_name
having max(f.set_sql) filter (where f.key = 'object') !~ '\nAS [$'']'
