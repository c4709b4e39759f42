-- The definition of an object, put together from its facets: the head of the object's own row, the
-- clauses of the others inside the parentheses (`inline`), the tail, and then the statements of those
-- that CREATE cannot say (`inline` is empty). Expects `f`, facet rows grouped by object.
concat(
  max(f.set_sql) filter (where f.key = 'object'),
  coalesce(
    E' (\n    ' || substr({{_clauses which=true; order=order by case when f.rank < 22000 then f.rank % 2000 else f.rank end, f.rank, f.key collate "C"}}, 7) || E'\n)',
    {{_no_clauses}}
  ),
  max(f.inline) filter (where f.key = 'object'),
  string_agg(E';\n' || f.set_sql, '' order by f.rank, f.key collate "C") filter (where f.key <> 'object' and f.inline = '')
)
