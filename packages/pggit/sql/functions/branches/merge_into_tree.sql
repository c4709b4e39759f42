-- Merges changes (see pggit.incoming_changes) into a branch that is not the live database's: as
-- pggit.merge_into_live, with the merged object as "content" (json null where it goes), and nothing made yet.
create or replace function pggit.merge_into_tree(changes pggit.conflict_registry[]) returns jsonb
language plpgsql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  change pggit.conflict_registry;
  base jsonb;
  here jsonb;
  incoming jsonb;
  aspects text[];
  merged record;
  facets jsonb;
  results jsonb := '[]';
begin
  foreach change in array changes loop
    aspects := array(select jsonb_array_elements_text(change.conflict_data -> 'include'));
    base := (select b.content from pggit.blobs as b where b.hash = change.base_blob);
    here := (select b.content from pggit.blobs as b where b.hash = change.current_blob);
    incoming := (select b.content from pggit.blobs as b where b.hash = change.incoming_blob);
    merged := pggit.merge_facets(
      pggit.with_other_aspects(base -> 'facets', here -> 'facets', aspects),
      here -> 'facets',
      pggit.with_other_aspects(incoming -> 'facets', here -> 'facets', aspects)
    );
    facets := merged.merged;
    if merged.body_statement is not null then
      -- nobody prints it here, so it is as the lines make it
      facets := jsonb_set(
        facets, '{body}',
        (facets -> 'body') || jsonb_build_object(
          'set', merged.body_statement,
          'value', coalesce(
            pggit.merge_lines(base #>> '{facets,body,value}', here #>> '{facets,body,value}', incoming #>> '{facets,body,value}'),
            merged.body_statement
          )
        )
      );
    end if;
    if cardinality(merged.collisions) > 0 then
      change := pggit.merge_refusal(
        change, 'PG066', 'both sides changed it differently: ' || array_to_string(merged.collisions, ', '), null
      );
    end if;
    results := results || jsonb_build_object(
      'type', change.object_type, 'identity', change.object_identifier,
      'outcome', case when cardinality(merged.collisions) > 0 then 'conflict' else 'merged' end,
      'details', case when cardinality(merged.collisions) > 0 then pggit.describe_conflict(change) else '' end,
      'conflict', case when cardinality(merged.collisions) > 0 then to_jsonb(change) end,
      'content', case when facets is not null then
        coalesce(here, incoming) || jsonb_build_object('facets', facets, 'definition', pggit.facets_definition(facets))
      end
    );
  end loop;
  return results;
end
$$;

comment on function pggit.merge_into_tree(pggit.conflict_registry[]) is 'Merges changes into the tree of a branch, which it does not touch';
