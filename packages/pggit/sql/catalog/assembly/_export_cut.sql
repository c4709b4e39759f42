-- The object to cut where everything in `s.waiting` waits for another: the first that can do without all
-- that it waits for, and that waits for itself, so that what is merely behind a cycle stays whole.
(
  select min(w.node)
  from unnest(s.waiting) as w (node)
  where
    not exists (
      select
      from edge as e
      inner join unnest(s.waiting) as held (node) on held.node = e.needs
      where e.node = w.node and e.wait is null
    )
    and w.node in (
      with recursive reached (node) as (
        select w.node
        union
        select e.needs
        from reached as r
        inner join edge as e on e.node = r.node
        inner join unnest(s.waiting) as held (node) on held.node = e.needs
        where e.wait is distinct from 'late'
      )
      select e.needs
      from reached as r
      inner join edge as e on e.node = r.node
      where e.wait is distinct from 'late'
    )
)
