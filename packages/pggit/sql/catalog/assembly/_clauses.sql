-- The clauses that an object's facets contribute inside the parentheses of its CREATE statement, each
-- with what separates it from the one before. Ranks from 10000 to 21999 are of parts, by phases of 2000:
-- the remainder is the part's place, and what a part says of itself (a column's default, its NOT NULL)
-- follows its name and type. Expects `f`, facet rows grouped by object, and the template parameters
-- `which`, a condition on them, and `order`: the clause that orders them so, empty where they come in that
-- order.
string_agg(
  case when f.rank between 12000 and 21999 then ' ' else E',\n    ' end || f.inline, '' {{order}}
) filter (where f.key <> 'object' and f.inline <> '' and {{which}})
