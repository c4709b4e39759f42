-- The schema as it was at a commit, in the rows of _export.sql and the same order. The objects are those of
-- the commit's tree; what each needs is what PostgreSQL said where it was asked (blobs.depends_on), and
-- otherwise what its facets name: capture does not ask, and of an object that is gone nobody can.
--
-- Parameters: $1 to $3 as in _export.sql, $4 the tree, $5 the commit, in hex.
with recursive kind (place, object_type) as (
  {{each_kind: select {{place}}, '{{object_type}}' union all}}
  select null, null where false
),
stored as materialized (
  select
    (
      row_number() over (
        order by k.place, b.content ->> 'schema_name' collate "C", b.content ->> 'identity' collate "C"
      )
    )::integer as node,
    k.place, k.object_type, b.content ->> 'schema_name' as schema_name, b.content ->> 'object_name' as object_name,
    b.content ->> 'identity' as identity, b.content -> 'facets' as facets, b.depends_on
  from pggit.tree_leaves($4) as l
  inner join pggit.blobs as b on b.hash = decode(l.entry ->> 'blob', 'hex')
  inner join kind as k on k.object_type = l.entry ->> 'type'
),
facet as materialized (
  select
    s.node, j.key, (j.value ->> 'rank')::integer as rank, j.value ->> 'aspect' as aspect, j.value ->> 'value' as value,
    j.value ->> 'inline' as inline, j.value ->> 'set' as set_sql
  from stored as s
  cross join lateral jsonb_each(s.facets) as j
),
object as materialized (
  select s.node, s.place, s.object_type, s.schema_name, s.identity, t.definition, t.bare, t.rest, t.metadata, t.late
  from stored as s
  inner join (
    select
      f.node,
{{_export_text}}
    from (
      select f.*
      from facet as f
      where f.aspect in ('structure', 'presence') or f.aspect = any ($2)
      order by f.node, {{_clause_order}}
    ) as f
    group by f.node
  ) as t on t.node = s.node
),
stand_in as materialized (
{{_commit_placeholders}}
),
need as materialized (
  select distinct s.node, o.node as needs, k.key
  from stored as s
  cross join lateral jsonb_each(s.depends_on) as d (name, keys)
  cross join lateral jsonb_array_elements_text(d.keys) as k (key)
  inner join stored as o on d.name in (o.identity, o.object_type || ' ' || o.identity)
  where o.node <> s.node
  union
  select n.node, n.needs, n.key
  from (
{{_commit_needs}}
  ) as n (node, needs, key)
),
-- what is a partition of what, as far as that is an object
partition as materialized (
  select f.node, o.node as above
  from facet as f
  inner join stored as o on o.identity = substring(f.value from '{{_qualified}}')
  where f.key = 'partition_of'
),
ancestor (node, above) as (
  select p.node, p.above from partition as p
  union all
  select a.node, p.above
  from ancestor as a
  inner join partition as p on p.node = a.above
),
edge as materialized (
  select distinct
    n.node, n.needs, o.schema_name is null as is_global,
    case
      when {{_is_late}} then 'late'
      when s.node is not null and n.key !~ '^(object|arguments|returns|type|.*/type)$' then 'body'
      -- a default that a partition has of its parent comes with the parent's
      when {{_can_wait}} or f.inline is null and f.rank between 16000 and 17999 then 'clause'
    end as wait
  from need as n
  inner join object as o on o.node = n.needs
  left join facet as f on f.node = n.node and f.key = n.key
  left join stand_in as s on s.node = n.node
  where
    n.key <> 'owned_by'
    -- a type's definition brings along what takes or returns it (see _is_loop.sql)
    and (
      n.key ~ '^(column|constraint|body|default)'
      -- looked up at once: as a condition to be asked of each row it would outweigh in the plan how all is joined
      or (n.needs, n.node) not in (select back.node, back.needs from need as back where back.key in ('arguments', 'returns'))
    )
  union
  -- an index of a partitioned table attaches those that the partitions have already
  select a.above, a.node, false, null
  from facet as f
  inner join ancestor as a on a.node = f.node
  where f.key = 'partition_of' and f.set_sql like 'ALTER INDEX %'
  union
  -- where the index between them is no object, any of the tables above may have the one that gathers it
  select gathers.node, x.node, false, null
  from facet as f
  inner join stored as x on x.node = f.node
  inner join need as of_it on of_it.node = x.node and of_it.key in ('object', 'body')
  inner join ancestor as a on a.node = of_it.needs
  inner join need as of_above on of_above.needs = a.above and of_above.key in ('object', 'body')
  inner join stored as gathers on gathers.node = of_above.node and gathers.object_type = x.object_type
  where
    f.key = 'partition_of' and f.set_sql like 'ALTER INDEX %'
    and not exists (select from partition as p where p.node = x.node)
),
{{_export_order}},
placeholder as materialized (
  select s.* from stand_in as s inner join placed as p on p.node = s.node and p.is_cut
),
unread (object_type, schema_name, identity) as (
  select null::text, null::text, null::text where false
)
{{_export_rows title='-- Schema at commit ' || $5 || ', exported by pgGit'}}
