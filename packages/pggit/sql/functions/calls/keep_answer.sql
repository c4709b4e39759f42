-- Keeps what a call answered under the key that this transaction claimed with pggit.claim_call. An answer that is
-- there stays as it is.
--
-- SECURITY DEFINER: the table is closed; a role reaches only the rows of its own logins.
create or replace function pggit.keep_answer(caller text, idempotency_key text, answer json) returns void
language sql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
  update pggit.idempotency_keys as k
  set answer = keep_answer.answer
  where
    k.role_name = session_user
    and k.caller = keep_answer.caller
    and k.idempotency_key = keep_answer.idempotency_key
    and k.answer is null
$$;

comment on function pggit.keep_answer(text, text, json) is 'Keeps what a call answered under the key that this transaction claimed';
