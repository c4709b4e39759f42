-- A schema as statements in the order in which an empty database takes them, a row each: first the objects,
-- each after what it needs; then what cycles had to leave out; then foreign keys and the like. The order
-- depends on names alone, so that one schema always gives the same text.
--
-- Parameters: $1 the schemas to export, null for all; with schemas, what belongs to no schema (extensions,
-- languages, servers) comes along where an object needs it. $2 the aspects beside the structure: 'owner',
-- 'privileges', 'comments'. $3 when the schema last changed, as far as is known, or null. Rows: position,
-- and text that ends its line; the first is the header.
with recursive member as materialized (
{{_extension_members}}
),
object as materialized (
  select
    (row_number() over (order by o.place, o.schema_name collate "C", o.identity collate "C"))::integer as node, o.*
  from (
{{objects}}
  ) as o
  where
    o.identity is not null
    and coalesce(o.schema_name, '') !~ '^(pg_|pggit$|information_schema$)'
    and not exists (select from member as m where m.classid = o.classid and m.objid = o.objid)
),
part as materialized (
  select o.classid, o.objid, o.node, 'object' as by, null::text as wait, o.object_type
  from object as o
  union all
  select p.classid, p.objid, o.node, p.by, p.wait, o.object_type
  from (
{{_parts}}
  ) as p
  inner join object as o on o.classid = p.whole_classid and o.objid = p.whole_objid
),
-- what a reference means: itself, or the object that it is a part or stand-in of, or its extension
target as materialized (
  select o.classid, o.objid, o.node, o.schema_name is null as is_global from object as o
  union all
  select s.classid, s.objid, o.node, o.schema_name is null
  from (
{{_stand_ins}}
  ) as s
  inner join object as o on o.classid = s.whole_classid and o.objid = s.whole_objid
  union all
  select m.classid, m.objid, o.node, true
  from member as m
  inner join pg_depend as d on d.classid = m.classid and d.objid = m.objid and d.deptype = 'e'
  inner join object as o on o.classid = d.refclassid and o.objid = d.refobjid
),
edge as materialized (
  select distinct
    part.node, target.node as needs, target.is_global, case by.facet when 'body' then 'body' else part.wait end as wait
  from part
  inner join pg_depend as d on d.classid = part.classid and d.objid = part.objid
  inner join target on target.classid = d.refclassid and target.objid = d.refobjid
  cross join lateral (select {{_needed_by}} as facet) as by
  where
    d.deptype in ('n', 'a') and d.refobjid >= 16384 and part.node <> target.node and by.facet <> 'owned_by'
    and not {{_is_loop}}
  union
  -- an index of a partitioned table attaches those that the partitions have already
  select parent.node, child.node, false, null
  from pg_inherits as h
  inner join pg_index as i on i.indexrelid = h.inhrelid
  inner join object as parent on parent.classid = 'pg_class'::regclass and parent.objid = h.inhparent
  inner join object as child on child.classid = 'pg_class'::regclass and child.objid = h.inhrelid
),
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
-- behind a cycle, one object of a cycle is placed without what it can do without.
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
    select array_agg(w.node) filter (where held.node is null) as placed
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
),
-- the cut objects that are there as a placeholder first
placeholder as materialized (
{{_placeholders}}
)
select row_number() over (order by r.phase, r.number, r.node) as position, r.text || E'\n' as text
from (
  select 0 as phase, 0 as number, 0 as node, ({{_export_header}}) as text
  union all
  select
    case when p.place < 900 then 1 else 4 end, p.number, p.node,
    case when p.is_cut then coalesce(h.placeholder, p.bare, p.definition) else p.definition end
      || coalesce(E';\n' || p.metadata, '') || ';'
  from placed as p
  left join placeholder as h on p.is_cut and h.classid = p.classid and h.objid = p.objid
  union all
  select 2, 0, p.node, coalesce(h.completion, p.rest) || ';'
  from placed as p
  left join placeholder as h on h.classid = p.classid and h.objid = p.objid
  where p.is_cut
  union all
  select 3, 0, p.node, p.late || ';'
  from placed as p
  where p.late is not null
) as r
