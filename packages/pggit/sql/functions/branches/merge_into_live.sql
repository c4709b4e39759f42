-- Merges changes (see pggit.incoming_changes) into the live database, with the caller's rights, and returns one
-- json object for each: {"type", "identity", "outcome": "merged" or "conflict", "details", "conflict"}.
--
-- Each change is made for itself and undone where it fails, or together with those that it and they wait for. What is
-- left has a missing reference or is in a cycle that cannot be cut.
create or replace function pggit.merge_into_live(changes pggit.conflict_registry[]) returns jsonb
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  made record := pggit.merge_in_passes(pggit.merge_order(changes));
  merged jsonb := made.merged;
  refused pggit.conflict_registry[] := made.refused;
  whole text[] := '{}';
begin
  loop
    made := pggit.merge_knots(made.waiting, whole);
    merged := merged || made.merged;
    refused := refused || made.refused;
    exit when cardinality(made.half) = 0;
    whole := whole || made.half;
  end loop;
  return merged || (
    select coalesce(
      jsonb_agg(
        jsonb_build_object(
          'type', r.object_type, 'identity', r.object_identifier, 'outcome', 'conflict',
          'details', pggit.describe_conflict(r), 'conflict', to_jsonb(r)
        )
      ),
      '[]'
    )
    from unnest(pggit.find_cycles(refused || made.missing)) as r
  );
end
$$;

comment on function pggit.merge_into_live(pggit.conflict_registry[]) is 'Merges changes into the live database, each for itself';
