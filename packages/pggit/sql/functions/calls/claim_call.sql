-- Claims an idempotency key for a call that this transaction goes on to make. Returns null where the call is to be
-- made, and the answer of the first call where one was made under the key already. Where another session makes
-- that call at this moment, it waits for its end: what it answered is the answer here, too, and where it failed
-- the call is made.
--
-- caller: who calls, as the API names it; keys are the caller's own, and those of the role that logged in.
-- idempotency_key: 1 to 255 characters. request_hash: sha256 over what is asked.
--
-- Raises PG080 where the key belongs to another request, PG001 for a key of another length.
--
-- SECURITY DEFINER: the table is closed; a role reaches only the rows of its own logins.
create or replace function pggit.claim_call(caller text, idempotency_key text, request_hash bytea) returns json
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  first_call pggit.idempotency_keys;
begin
  if (char_length(claim_call.idempotency_key) between 1 and 255 and char_length(claim_call.caller) between 1 and 500)
    is not true
  then
    raise exception 'an idempotency key has 1 to 255 characters, and its caller 1 to 500'
      using errcode = 'PG001', hint = 'A random UUID for each call is a good key.';
  end if;
  insert into pggit.idempotency_keys (role_name, caller, idempotency_key, request_hash)
  values (session_user, claim_call.caller, claim_call.idempotency_key, claim_call.request_hash)
  on conflict do nothing;
  if found then
    return null;
  end if;
  select k.* into first_call
  from pggit.idempotency_keys as k
  where
    k.role_name = session_user
    and k.caller = claim_call.caller
    and k.idempotency_key = claim_call.idempotency_key;
  if first_call.request_hash is distinct from claim_call.request_hash then
    raise exception 'the idempotency key belongs to another request'
      using errcode = 'PG080', hint = 'Take a new key for each call; the same one only to repeat a call as it was.';
  end if;
  return first_call.answer;
end
$$;

comment on function pggit.claim_call(text, text, bytea) is
  'Claims an idempotency key; null where the call is to be made, else what it answered; PG080 for another request';
