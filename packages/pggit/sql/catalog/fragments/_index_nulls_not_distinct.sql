-- Whether NULLs are equal to the index: false before PostgreSQL 15, where pg_index has no such column and the
-- name is that of the outer query. Thirty times faster than to_jsonb(i). Expects `i` (pg_index).
(
  select (select indnullsnotdistinct from (select i.*) as own)
  from (select false as indnullsnotdistinct) as before_15
)
