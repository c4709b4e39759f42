-- Options that a foreign table's column has of its wrapper. Expects `a`, a row of pg_attribute.
{{_foreign_options of=a.attfdwoptions; or_where=false}}
