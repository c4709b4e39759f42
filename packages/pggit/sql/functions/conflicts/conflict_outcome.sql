-- What use_tracked or merge would make of a conflict's object: the live object, the one that is wanted (null: it
-- goes), and where both sides changed its body the statement that makes the merged one. `sequences` are those that are
-- not here and whose numbers it is to take. Changes nothing.
--
-- Raises PG066 with the facets that both sides changed differently, PG069 where nothing says what is incoming,
-- and what reading a definition raises.
create or replace function pggit.conflict_outcome(
  in conflict pggit.conflict_registry, in resolution text,
  out identity text, out live jsonb, out wanted jsonb, out body_statement text, out sequences jsonb[]
)
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  base record;
  incoming record;
  merged record;
  facets jsonb;
begin
  identity := pggit.conflict_identity(conflict);
  live := pggit.live_object(conflict.object_type, identity);
  incoming := pggit.conflict_side(conflict, 'incoming', identity, live -> 'facets');
  if not incoming.is_known then
    raise exception 'nothing says what % is to become', conflict.object_identifier
      using
        errcode = 'PG069',
        hint = 'The conflict has no incoming definition, and history has no such version: resolve it with use_current or custom.';
  end if;
  facets := incoming.facets;
  if resolution = 'merge' then
    base := pggit.conflict_side(conflict, 'base', identity, live -> 'facets');
    merged := pggit.merge_facets(base.facets, live -> 'facets', facets);
    if cardinality(merged.collisions) > 0 then
      raise exception 'both sides changed % differently: %', conflict.object_identifier, array_to_string(merged.collisions, ', ')
        using errcode = 'PG066', hint = 'Choose a side with use_current or use_tracked, or write what is right with custom.';
    end if;
    facets := merged.merged;
    body_statement := merged.body_statement;
  end if;
  if facets is not null then
    wanted := coalesce(
      live - 'depends_on',
      jsonb_build_object(
        'object_type', conflict.object_type, 'identity', identity, 'schema_name', pggit.identity_schema(identity)
      )
    ) || jsonb_build_object('facets', facets, 'definition', pggit.facets_definition(facets));
  end if;
  sequences := array(
    select s.one
    from jsonb_array_elements(incoming.sequences) as s (one)
    where
      pggit.find_object(s.one ->> 'object_type', s.one ->> 'identity') is null
      and exists (
        select from jsonb_each(facets) as f
        where strpos(f.value ->> 'value', format('nextval(%L::regclass)', s.one ->> 'identity')) > 0
      )
  );
end
$$;

comment on function pggit.conflict_outcome(pggit.conflict_registry, text) is
  'What use_tracked or merge would make of a conflict''s object; PG066 where both sides changed a facet differently';
