-- Notes a call of the operations API in pggit.system_events: an event api_call for what changes something or was
-- refused, api_read for what was only read, which is kept as long as measurements are (pggit.purgeable_events).
--
-- caller: who called, as the API knows him; beside it stands the role that logged in, which nobody can make up.
-- outcome: done, or the code of the error. client_address: where from, null where that is not known. arguments:
-- what was asked for. Texts are cut to 500 characters, arguments that are longer than 4,000 are left out.
--
-- Returns whether it was noted. It raises nothing where that cannot be, such as in a database that is read only,
-- and waits for no lock longer than half a second: what was done is done.
--
-- SECURITY DEFINER: appends one row of these two types, and nothing else of the caller's choosing.
create or replace function pggit.record_call(
  caller text,
  request_id text,
  operation text,
  outcome text,
  duration_ms integer default null,
  client_address text default null,
  is_read boolean default false,
  arguments jsonb default null
) returns boolean
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
set lock_timeout = '500ms'
as $$
begin
  insert into pggit.system_events (event_type, event_data)
  values (
    case when record_call.is_read and record_call.outcome = 'done' then 'api_read' else 'api_call' end,
    jsonb_strip_nulls(
      jsonb_build_object(
        'user', session_user,
        'caller', left(record_call.caller, 500),
        'request_id', left(record_call.request_id, 500),
        'operation', left(record_call.operation, 500),
        'outcome', left(record_call.outcome, 500),
        'duration_ms', record_call.duration_ms,
        'client_address', left(record_call.client_address, 500),
        'arguments', case when octet_length(record_call.arguments::text) <= 4000 then record_call.arguments end
      )
    )
  );
  return true;
exception when others then
  raise warning 'pgGit could not record this call in pggit.system_events: %', sqlerrm;
  return false;
end
$$;

comment on function pggit.record_call(text, text, text, text, integer, text, boolean, jsonb) is
  'Notes a call of the operations API: who, what, outcome, duration, from where; warns where it cannot';
