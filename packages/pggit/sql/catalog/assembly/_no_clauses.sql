-- What stands for the clauses of a definition that has none: parentheses where all that a table has is its
-- parents'. Expects `f`, facet rows grouped by object.
case when max(f.inline) filter (where f.key = 'object') like ' INHERITS%' then ' ()' end
