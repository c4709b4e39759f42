-- Merges changes (see pggit.incoming_changes) into the live database, with the caller's rights, and returns one
-- json object for each: {"type", "identity", "outcome": "merged" or "conflict", "details", "conflict"}.
--
-- Each change is made for itself and undone where it fails. One that needs what is not there yet is tried
-- again once others were made, as long as that helps: so no order has to be known, and what is left has a missing
-- reference or is in a cycle.
create or replace function pggit.merge_into_live(changes pggit.conflict_registry[]) returns jsonb
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  later pggit.conflict_registry[] := changes;
  waiting pggit.conflict_registry[];
  change pggit.conflict_registry;
  refused pggit.conflict_registry[] := '{}';
  done text[];
  results jsonb := '[]';
  is_last boolean := false;
  state text;
  message text;
  constraint_name text;
begin
  while cardinality(later) > 0 loop
    waiting := later;
    later := '{}';
    foreach change in array waiting loop
      begin
        done := pggit.apply_outcome(change, 'merge', '{}');
        results := results || jsonb_build_object(
          'type', change.object_type, 'identity', change.object_identifier, 'outcome', 'merged',
          'details', array_to_string(done, E';\n')
        );
      exception when others then
        get stacked diagnostics state = returned_sqlstate, message = message_text, constraint_name = constraint_name;
        if
          not is_last
          and state in ('42P01', '42704', '42883', '42703', '3F000', '2BP01', '0A000', 'PG072')
        then
          later := later || change;
        else
          refused := refused || pggit.merge_refusal(change, state, message, constraint_name);
        end if;
      end;
    end loop;
    is_last := cardinality(later) = cardinality(waiting);
  end loop;
  return results || (
    select coalesce(
      jsonb_agg(
        jsonb_build_object(
          'type', r.object_type, 'identity', r.object_identifier, 'outcome', 'conflict',
          'details', pggit.describe_conflict(r), 'conflict', to_jsonb(r)
        )
      ),
      '[]'
    )
    from unnest(pggit.find_cycles(refused)) as r
  );
end
$$;

comment on function pggit.merge_into_live(pggit.conflict_registry[]) is 'Merges changes into the live database, each for itself';
