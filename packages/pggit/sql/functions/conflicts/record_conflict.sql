-- Writes down a conflict that was found, with an event, and returns its id. `found_conflict` has columns of
-- pggit.conflict_registry; blobs are in hex.
--
-- SECURITY DEFINER: operators may register conflicts and may not write to the tables otherwise. Who it was and
-- when is not the caller's to say, and the conflict is open.
create or replace function pggit.record_conflict(found_conflict jsonb) returns uuid
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  new_id uuid;
begin
  insert into pggit.conflict_registry (
    conflict_type, object_type, object_identifier, conflict_data, branch1_name, branch2_name,
    base_blob, current_blob, incoming_blob
  ) values (
    found_conflict ->> 'conflict_type', found_conflict ->> 'object_type', found_conflict ->> 'object_identifier',
    coalesce(found_conflict -> 'conflict_data', '{}'), found_conflict ->> 'branch1_name', found_conflict ->> 'branch2_name',
    decode(found_conflict ->> 'base_blob', 'hex'), decode(found_conflict ->> 'current_blob', 'hex'),
    decode(found_conflict ->> 'incoming_blob', 'hex')
  )
  returning conflict_id into new_id;
  insert into pggit.system_events (event_type, event_data)
  values (
    'conflict_registered',
    jsonb_build_object(
      'action', 'register', 'user', pggit.current_author(), 'conflict_id', new_id,
      'conflict_type', found_conflict ->> 'conflict_type', 'object_type', found_conflict ->> 'object_type',
      'object', found_conflict ->> 'object_identifier'
    )
  );
  return new_id;
end
$$;

comment on function pggit.record_conflict(jsonb) is 'Writes down a conflict that was found and returns its id';
