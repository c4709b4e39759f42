-- The same changes in the order in which they most likely can be made: each after those that bring what it needs, and
-- what goes before what it needs. What an object needs is what PostgreSQL said where it was asked (blobs.depends_on), and
-- otherwise whatever its facets name. Needs that go round, and those that nobody knows (of the text of a function), are
-- left as they come: pggit.merge_in_passes tries again.
create or replace function pggit.merge_order(changes pggit.conflict_registry[]) returns pggit.conflict_registry[]
language sql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
  with recursive change as materialized (
    select
      c.ordinality::integer as node, c.object_type, c.object_identifier as identity, c.incoming_blob is null as goes,
      b.depends_on, b.content -> 'facets' as facets
    from unnest(changes) with ordinality as c
    left join pggit.blobs as b on b.hash = coalesce(c.incoming_blob, c.current_blob)
  ),
  named as materialized (
    select c.node, c.goes, n.name
    from change as c
    cross join lateral (
      select c.identity
      union
      select c.object_type || ' ' || c.identity
      union
      select substring(c.identity from '{{_qualified}}')
    ) as n (name)
  ),
  need as materialized (
    select c.node, c.goes, d.name
    from change as c
    cross join lateral jsonb_each(c.depends_on) as d (name, keys)
    -- a column needs the sequence that it takes its numbers from, not the other way round
    where d.keys <> '["owned_by"]'
    union
    select c.node, c.goes, w.word[1]
    from change as c
    cross join lateral jsonb_each(c.facets) as f (key, value)
    cross join lateral regexp_matches(
      concat_ws(' ', f.value ->> 'value', f.value ->> 'inline', f.value ->> 'set'), '{{_names}}', 'g'
    ) as w (word)
    where
      c.depends_on is null and f.key not in ('object', 'owned_by') and f.value ->> 'aspect' in ('structure', 'presence')
  ),
  edge as materialized (
    select distinct
      case when n.goes then o.node else n.node end as node,
      case when n.goes then n.node else o.node end as needs
    from need as n
    inner join named as o on o.name = n.name
    where o.node <> n.node and (n.goes or not o.goes)
  ),
  -- Kahn's algorithm: each step takes what waits for nothing, and where all wait the first that others wait for
  step (number, waiting, taken) as (
    select 0, array(select c.node from change as c), '{}'::integer[]
    union all
    select
      s.number + 1,
      array(select w.node from unnest(s.waiting) as w (node) except select t.node from unnest(next.taken) as t (node)),
      next.taken
    from step as s
    cross join lateral (
      select coalesce(array_agg(w.node) filter (where held.node is null), array[min(held.needs)]) as taken
      from unnest(s.waiting) as w (node)
      left join (
        select e.node, min(e.needs) as needs
        from edge as e
        inner join unnest(s.waiting) as still (node) on still.node = e.needs
        group by e.node
      ) as held on held.node = w.node
    ) as next
    where cardinality(s.waiting) > 0
  )
  select array(
    select changes[t.node]
    from step as s
    cross join lateral unnest(s.taken) as t (node)
    order by s.number, t.node
  )
$$;

comment on function pggit.merge_order(pggit.conflict_registry[]) is 'Changes in the order in which they most likely can be made';
