-- What follows the type in the clause of a foreign table's column. Expects `a`, a row of pg_attribute.
(
  select {{_options_clause}}
  from (
{{_column_foreign_options}}
  ) as p
)
