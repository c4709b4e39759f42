-- What clauses and statements of an object are sorted by: see _clauses.sql. Expects `f`, facet rows.
case when f.rank < 22000 then f.rank % 2000 else f.rank end, f.rank, f.key collate "C"
