-- What an export writes of an object, put together from its facets. What must wait for other objects is
-- apart: foreign keys, and what has a rank from 70000 (see "rank" in CONTRIBUTING.md). `bare` and `rest` are
-- the definition in two halves, for a cycle: without the defaults and checks that can be set later, and the
-- statements that set them; null where there are none. Expects `f`, facet rows grouped by object and in the order
-- of _clause_order: sorting them inside of the aggregates would be several sorts for each object.
  concat(
    max(f.set_sql) filter (where f.key = 'object'),
    coalesce(
      E' (\n    ' || substr({{_clauses which=f.rank not between 40000 and 49999; order=}}, 7) || E'\n)',
      {{_no_clauses}}
    ),
    max(f.inline) filter (where f.key = 'object'),
    string_agg(E';\n' || f.set_sql, '') filter (where {{_follows}})
  ) as definition,
  case when bool_or({{_can_wait}}) then
    concat(
      max(f.set_sql) filter (where f.key = 'object'),
      coalesce(
        E' (\n    '
          || substr({{_clauses which=f.rank not between 16000 and 17999 and f.rank not between 31000 and 49999; order=}}, 7)
          || E'\n)',
        {{_no_clauses}}
      ),
      max(f.inline) filter (where f.key = 'object'),
      string_agg(E';\n' || f.set_sql, '') filter (where {{_follows}} and not ({{_can_wait}}))
    )
  end as bare,
  string_agg(f.set_sql, E';\n') filter (where {{_can_wait}}) as rest,
  string_agg(f.set_sql, E';\n') filter (where f.aspect not in ('structure', 'presence') and not {{_is_late}}) as metadata,
  string_agg(f.set_sql, E';\n')
    filter (where {{_is_late}}) as late
