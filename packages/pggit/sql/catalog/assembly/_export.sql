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
  where {{_is_users}}
),
-- what needs what, but for what a default or a constraint is of
need as materialized (
  select d.*
  from pg_depend as d
  where
    d.refobjid >= 16384
    and (d.deptype = 'n' or d.deptype = 'a' and d.classid not in ('pg_attrdef'::regclass, 'pg_constraint'::regclass))
),
part as materialized (
  select o.classid, o.objid, o.node, null::text as by, null::text as wait, o.object_type
  from object as o
  union all
  -- of what a part is by, only the body matters here, and the others would have to be named
  select p.classid, p.objid, o.node, case p.classid when 'pg_rewrite'::regclass then 'body' end, p.wait, o.object_type
  from (
{{_parts}}
  ) as p
  inner join object as o on o.classid = p.whole_classid and o.objid = p.whole_objid
  where (p.classid, p.objid) in (select n.classid, n.objid from need as n)
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
  where (s.classid, s.objid) in (select n.refclassid, n.refobjid from need as n)
  union all
  select m.classid, m.objid, o.node, true
  from member as m
  inner join pg_depend as d on d.classid = m.classid and d.objid = m.objid and d.deptype = 'e'
  inner join object as o on o.classid = d.refclassid and o.objid = d.refobjid
),
-- the indexes of partitions, with those that gather them at whatever distance: one between them may be no object
gathered (node, above) as (
  select o.node, h.inhparent
  from pg_inherits as h
  inner join pg_index as i on i.indexrelid = h.inhrelid
  inner join object as o on o.classid = 'pg_class'::regclass and o.objid = h.inhrelid
  union all
  select g.node, h.inhparent
  from gathered as g
  inner join pg_inherits as h on h.inhrelid = g.above
),
edge as materialized (
  select distinct
    part.node, target.node as needs, target.is_global, case by.facet when 'body' then 'body' else part.wait end as wait
  from need as d
  inner join part on part.classid = d.classid and part.objid = d.objid
  inner join target on target.classid = d.refclassid and target.objid = d.refobjid
  cross join lateral (select {{_needed_by}} as facet) as by
  where
    part.node <> target.node and by.facet is distinct from 'owned_by'
    and not {{_is_loop}}
  union
  -- an index of a partitioned table attaches those that the partitions have already
  select o.node, g.node, false, null
  from gathered as g
  inner join object as o on o.classid = 'pg_class'::regclass and o.objid = g.above
),
{{_export_order}},
-- the cut objects that are there as a placeholder first
placeholder as materialized (
  select p.node, h.placeholder, h.completion
  from (
{{_placeholders}}
  ) as h
  inner join placed as p on p.classid = h.classid and p.objid = h.objid
),
unread as (
{{_not_compared}}
)
{{_export_rows title='-- Schema exported by pgGit'}}
