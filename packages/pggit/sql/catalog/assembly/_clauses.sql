-- The clauses that an object's facets contribute inside the parentheses of its CREATE statement, each
-- with what separates it from the one before. Ranks from 10000 to 21999 are of parts, by phases of 2000:
-- the remainder is the part's place, and what a part says of itself (a column's default, its NOT NULL)
-- follows its name and type. Expects `f`, facet rows grouped by object, and the template parameter
-- `which`, a condition on them.
string_agg(
  case when f.rank between 12000 and 21999 then ' ' else E',\n    ' end || f.inline, ''
  order by case when f.rank < 22000 then f.rank % 2000 else f.rank end, f.rank, f.key collate "C"
) filter (where f.key <> 'object' and f.inline <> '' and {{which}})
