-- The sides of a conflict side by side: a row for each facet in which base, current and incoming are not all the
-- same, with the value on each side (null where the side lacks it) and what merging makes of it: 'current',
-- 'incoming', 'both' where the sides agree, 'lines' for a body that both changed apart, or 'collision'. Current is the live object. Raises PG062 for an unknown id,
-- PG069 where nothing says what is incoming, PG067 for a definition that cannot be read.
create or replace function pggit.compare_conflict(conflict_id uuid)
returns table (facet text, base text, "current" text, incoming text, merged text)
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  conflict constant pggit.conflict_registry := pggit.find_conflict(compare_conflict.conflict_id);
  identity constant text := pggit.conflict_identity(conflict);
  live constant jsonb := pggit.live_object(conflict.object_type, identity) -> 'facets';
  base_side record;
  incoming_side record;
  together record;
begin
  base_side := pggit.conflict_side(conflict, 'base', identity, live);
  incoming_side := pggit.conflict_side(conflict, 'incoming', identity, live);
  if not incoming_side.is_known then
    raise exception 'nothing says what % is to become', conflict.object_identifier
      using errcode = 'PG069', hint = 'The conflict has no incoming definition, and history has no such version.';
  end if;
  together := pggit.merge_facets(base_side.facets, live, incoming_side.facets);
  return query
    select
      k.key, pggit.facet_text(base_side.facets -> k.key), pggit.facet_text(live -> k.key),
      pggit.facet_text(incoming_side.facets -> k.key),
      case
        when k.key = any (together.collisions) then 'collision'
        when k.key = 'body' and together.body_statement is not null then 'lines'
        when pggit.facet_text(live -> k.key) is not distinct from pggit.facet_text(incoming_side.facets -> k.key) then 'both'
        when pggit.facet_text(together.merged -> k.key) is not distinct from pggit.facet_text(live -> k.key) then 'current'
        else 'incoming'
      end
    from (
      select key from jsonb_object_keys(base_side.facets) as key
      union
      select key from jsonb_object_keys(live) as key
      union
      select key from jsonb_object_keys(incoming_side.facets) as key
    ) as k
    where
      pggit.facet_text(live -> k.key) is distinct from pggit.facet_text(incoming_side.facets -> k.key)
      or base_side.is_known
      and pggit.facet_text(live -> k.key) is distinct from pggit.facet_text(base_side.facets -> k.key)
    order by
      (coalesce(live -> k.key, incoming_side.facets -> k.key, base_side.facets -> k.key) ->> 'rank')::integer, k.key collate "C";
end
$$;

comment on function pggit.compare_conflict(uuid) is 'The sides of a conflict side by side, facet by facet, and what merging makes of them';
