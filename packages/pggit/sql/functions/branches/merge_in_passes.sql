-- Makes changes (see pggit.incoming_changes) in the live database, each for itself and undone where it fails. One
-- that needs what is not there yet is tried again once others were made, as long as that helps: so no order has to
-- be known, though a good one (see pggit.merge_order) saves trying.
--
-- Returns what was merged (see pggit.merge_into_live); the changes that still wait for something, and each of them
-- as the conflict that it would be; and as conflicts those that nothing will help.
create or replace function pggit.merge_in_passes(
  in changes pggit.conflict_registry[],
  out merged jsonb, out waiting pggit.conflict_registry[], out missing pggit.conflict_registry[], out refused pggit.conflict_registry[]
)
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  change pggit.conflict_registry;
  conflict pggit.conflict_registry;
  done text[];
  before integer;
  was_populated boolean;
  state text;
  message text;
  constraint_name text;
begin
  merged := '[]';
  waiting := changes;
  missing := '{}';
  refused := '{}';
  before := null;
  while cardinality(waiting) is distinct from before loop
    before := cardinality(waiting);
    changes := waiting;
    waiting := '{}';
    missing := '{}';
    foreach change in array changes loop
      begin
        was_populated := pggit.is_populated(change.object_type, change.object_identifier);
        done := pggit.apply_outcome(change, 'merge', '{}');
        if was_populated and not pggit.is_populated(change.object_type, change.object_identifier) then
          done := done || format('-- It cannot be read until REFRESH MATERIALIZED VIEW %s', change.object_identifier);
        end if;
        merged := merged || jsonb_build_object(
          'type', change.object_type, 'identity', change.object_identifier, 'outcome', 'merged',
          'details', array_to_string(done, E';\n')
        );
      exception when others then
        get stacked diagnostics state = returned_sqlstate, message = message_text, constraint_name = constraint_name;
        conflict := pggit.merge_refusal(change, state, message, constraint_name);
        if state in ('42P01', '42704', '42883', '42703', '42830', '3F000', '2BP01', '0A000', 'PG060', 'PG072') then
          waiting := waiting || change;
          missing := missing || conflict;
        else
          refused := refused || conflict;
        end if;
      end;
    end loop;
  end loop;
end
$$;

comment on function pggit.merge_in_passes(pggit.conflict_registry[]) is
  'Makes changes in the live database, each for itself, again as long as that helps';
