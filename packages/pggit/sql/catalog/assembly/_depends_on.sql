-- Included in an object's row: what it needs to exist, by identity, each with the facets that need it:
-- {"public.next_number()": ["column:no/default"], "schema app": ["object"]}. Identities of relations,
-- types and routines are their own; those of others have the word for their kind before them, since
-- their names share a space with nothing else.
select jsonb_object_agg(needed.name, needed.facets)
from (
  select need.name, jsonb_agg(distinct need.by) as facets
  from (
    select '{{class}}'::regclass::oid as classid, f.objid, 'object' as by, '{{object_type}}' as object_type
    union all
    select p.classid, p.objid, p.by, '{{object_type}}'
    from (
{{_parts}}
    ) as p
    where p.whole_classid = '{{class}}'::regclass and p.whole_objid = f.objid
  ) as part
  -- from the part to what it needs: without statistics the planner would begin at all that anybody needs
  cross join lateral (
    select n.*
    from pg_depend as n
    where n.classid = part.classid and n.objid = part.objid and n.deptype in ('n', 'a') and n.refobjid >= 16384
    offset 0
  ) as d
  left join pg_depend as member
    on member.classid = d.refclassid and member.objid = d.refobjid and member.deptype = 'e'
  left join pg_type as t on d.refclassid = 'pg_type'::regclass and t.oid = d.refobjid
  left join pg_range as of_range on t.typtype = 'm' and of_range.rngmultitypid = t.oid
  left join pg_constraint as k on d.refclassid = 'pg_constraint'::regclass and k.oid = d.refobjid
  cross join lateral (
    select
      {{_needed_name}} as name,
      {{_needed_by}} as by
  ) as need
  where
    (d.refclassid, d.refobjid) is distinct from ('{{class}}'::regclass::oid, f.objid)
    and need.name is not null
    and not {{_is_loop}}
  group by need.name
) as needed
