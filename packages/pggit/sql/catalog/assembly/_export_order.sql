-- The order of an export. Expects the CTEs `object`, numbered by `node` in the order in which those come
-- that need nothing of each other, and `edge`: `node` needs `needs`, which `is_global` where it belongs to no
-- schema; `wait` says whether it can do without (see _parts.sql). Gives the CTEs `wanted`, what is exported,
-- and `placed`, the objects by the step that places each.
--
-- sets of nodes are arrays here and below: PostgreSQL knows nothing of the size of `edge`, and joins what is
-- unnested by hashing
reached (nodes) as (
  select array(select o.node from object as o where $1::text[] is null or o.schema_name = any ($1))
  union all
  select more.nodes
  from reached as r
  cross join lateral (
    select array_agg(distinct e.needs) as nodes
    from unnest(r.nodes) as w (node)
    inner join edge as e on e.node = w.node
    where e.is_global
  ) as more
  where more.nodes is not null
),
wanted as materialized (
  select distinct n.node from reached as r cross join lateral unnest(r.nodes) as n (node)
),
-- Kahn's algorithm: each step places what needs nothing that still waits. Where all that waits is in or
-- behind a cycle, one object of a cycle is placed without what it can do without. What is no relation goes
-- first where it can: PostgreSQL does not record which casts and operator classes a view's query uses.
step (number, waiting, placed, is_cut) as (
  select 0, array(select w.node from wanted as w), '{}'::integer[], false
  union all
  select
    s.number + 1,
    array(select w.node from unnest(s.waiting) as w (node) except select p.node from unnest(next.placed) as p (node)),
    next.placed,
    next.is_cut
  from step as s
  cross join lateral (
    select
      coalesce(
        array_agg(w.node) filter (where held.node is null and w.node < (select min(o.node) from object as o where o.place >= 300)),
        array_agg(w.node) filter (where held.node is null)
      ) as placed
    from unnest(s.waiting) as w (node)
    left join (
      select distinct e.node
      from edge as e
      inner join unnest(s.waiting) as w (node) on w.node = e.needs
      where e.wait is distinct from 'late'
    ) as held on held.node = w.node
  ) as free
  cross join lateral (
    select free.placed, false as is_cut
    where free.placed is not null
    union all
    select array[coalesce({{_export_cut}}, (select min(w.node) from unnest(s.waiting) as w (node)))], true
    where free.placed is null
  ) as next
  where cardinality(s.waiting) > 0
),
placed as materialized (
  select s.number, s.is_cut, o.*
  from step as s
  cross join lateral unnest(s.placed) as p (node)
  inner join object as o on o.node = p.node
)
