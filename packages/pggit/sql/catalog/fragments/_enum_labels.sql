-- Labels of enums: each with its place from 1, the label before it, and where ADD VALUE has to put it.
select
  l.objid, l.label, l.place, l.before,
  coalesce(' AFTER ' || quote_literal(l.before), ' BEFORE ' || quote_literal(l.next), '') as neighbour
from (
  select
    e.enumtypid as objid,
    e.enumlabel::text as label,
    (row_number() over labels)::integer as place,
    lag(e.enumlabel::text) over labels as before,
    lead(e.enumlabel::text) over labels as next
  from pg_enum as e
  where e.enumtypid >= 16384
  window labels as (partition by e.enumtypid order by e.enumsortorder)
) as l
