-- What MINVALUE, MAXVALUE and START WITH are when nobody says: they follow from the type and the
-- direction, and the start from the bounds. Expects `s`, a row of pg_sequence.
select
  case when s.seqincrement > 0 then 1 else -1 - type.max end as min,
  case when s.seqincrement > 0 then type.max else -1 end as max,
  case when s.seqincrement > 0 then s.seqmin else s.seqmax end as start
from (
  select case s.seqtypid
    when 'int2'::regtype then 32767
    when 'int4'::regtype then 2147483647
    else 9223372036854775807
  end as max
) as type
