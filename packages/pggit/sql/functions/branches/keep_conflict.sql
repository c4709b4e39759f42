-- The id of the conflict that merging found (a row of pggit.conflict_registry as json): of the open one of the same
-- object, branches and incoming state, or of a new one.
create or replace function pggit.keep_conflict(found_conflict jsonb) returns uuid
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  known uuid;
begin
  select c.conflict_id into known
  from pggit.conflict_registry as c
  where
    c.status = 'unresolved'
    and c.object_type = found_conflict ->> 'object_type'
    and c.object_identifier = found_conflict ->> 'object_identifier'
    and c.branch1_name = found_conflict ->> 'branch1_name' and c.branch2_name = found_conflict ->> 'branch2_name'
    and c.incoming_blob is not distinct from decode(substr(found_conflict ->> 'incoming_blob', 3), 'hex');
  return coalesce(
    known,
    pggit.record_conflict(
      found_conflict || jsonb_build_object(
        -- as json has bytea: \x and hex
        'base_blob', substr(found_conflict ->> 'base_blob', 3),
        'current_blob', substr(found_conflict ->> 'current_blob', 3),
        'incoming_blob', substr(found_conflict ->> 'incoming_blob', 3)
      )
    )
  );
end
$$;

comment on function pggit.keep_conflict(jsonb) is 'The id of the conflict that merging found, new or open already';
