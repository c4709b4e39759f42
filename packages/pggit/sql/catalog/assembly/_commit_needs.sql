-- What the objects of a commit need of which PostgreSQL was not asked, as their facets tell: the rows of
-- `need` (node, needs, key). PostgreSQL prints names in full while the catalog is read, so a name that stands
-- in a facet is found whatever the clause. It may find too much (a column called as a server is); an object
-- then comes later than it must. Expects the CTEs `stored`, `facet` and `stand_in` of _commit_export.sql.
with named as materialized (
  -- every name that an object goes by: routines and operators without their arguments
  select s.node, substring(s.identity from '{{_qualified}}') as name, s.schema_name is null as is_global
  from stored as s
  where s.identity ~ '{{_qualified}}'
  union all
  select s.node, s.identity, true from stored as s where s.identity !~ '\.' and s.identity ~ '{{_name}}'
  union all
  select f.node, f.value, false from facet as f where f.key = 'multirange_type_name'
  union all
  -- the sequence of an identity column, by the name it was given or has by itself
  select
    s.node,
    format('%I.%I', s.schema_name, case when f.key like '%/name' then f.value else {{_given_name label=seq; room=58}} end),
    false
  from facet as f
  inner join stored as s on s.node = f.node
  cross join lateral (
    select s.object_name as relname, substring(f.key from '^column:(.*)/identity(?:/name)?$') as attname
  ) as c
  cross join lateral (select c.attname) as a
  where c.attname is not null
  union all
  select
    s.node,
    format(
      '%I.%I', s.schema_name,
      case
        when strpos(s.object_name, 'range') > 0
          then overlay(s.object_name placing 'multirange' from strpos(s.object_name, 'range') for length('range'))
        else s.object_name || '_multirange'
      end
    ),
    false
  from stored as s
  where s.object_type = 'range'
),
word as materialized (
  select distinct s.node, s.place, s.schema_name, f.key, w.word[1] as word
  from stored as s
  inner join facet as f on f.node = s.node
  left join stand_in as i on i.node = s.node
  cross join lateral (select s.facets ? 'language' as is_routine) as r
  cross join lateral regexp_matches(
    concat_ws(' ', f.key, f.value, f.inline, case when not r.is_routine and f.aspect = 'structure' then f.set_sql end),
    '{{_names}}', 'g'
  ) as w (word)
  where
    s.depends_on is null
    and f.aspect in ('structure', 'presence')
    and f.key not in ('commutator', 'negator', 'partition_of')
    -- the statement that makes it has everything in it: what its facets say apart, they say better
    and not (f.key = 'object' and (r.is_routine or i.node is not null))
    and not (f.key = 'body' and r.is_routine and i.node is null)
    -- an operator's own name is not that of all others which are called so
    and (s.object_type <> 'operator' or w.word[1] <> substring(s.identity from '{{_qualified}}'))
),
told as materialized (
  select w.node, w.place, n.node as needs, w.key
  from word as w
  inner join named as n on n.name = w.word
  where n.node <> w.node and (not n.is_global or strpos(w.word, '.') = 0)
)
select t.node, t.needs, t.key from told as t
union all
select s.node, o.node, 'object'
from stored as s
inner join stored as o on o.object_type = 'schema' and o.object_name = s.schema_name
where s.depends_on is null and o.node <> s.node
union all
-- an index, a key or a query uses the operator classes and casts of the types that it names
select t.node, by_type.node, t.key
from told as t
inner join stored as o on o.node = t.needs
inner join told as by_type on by_type.needs = t.needs and by_type.place between 215 and 299
where t.place >= 300 and o.place between 100 and 199
union all
-- a routine that says FOR TYPE uses the transforms of the types
select t.node, by_type.node, t.key
from told as t
inner join told as by_type on by_type.needs = t.needs
inner join stored as o on o.node = by_type.node and o.object_type = 'transform'
where t.key = 'transform'
union all
-- what an extension may have brought: names of its schema that are nobody's, and what belongs to no schema
select w.node, e.node, w.key
from word as w
inner join facet as f on f.key = 'schema' and w.word like replace(quote_ident(f.value), '_', '\_') || '.%'
inner join stored as e on e.node = f.node and e.object_type = 'extension'
where w.node <> e.node and not exists (select from named as n where n.name = w.word)
union all
select s.node, e.node, 'object'
from stored as s
inner join stored as e on e.object_type = 'extension'
where
  s.depends_on is null and s.object_type <> 'extension'
  and (
    s.schema_name is null
    or s.facets -> 'language' ->> 'value' not in ('sql', 'plpgsql', 'internal', 'c')
  )
