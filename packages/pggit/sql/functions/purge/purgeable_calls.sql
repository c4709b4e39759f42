-- Idempotency keys that are older than they are kept, max_rows at most (null: all). They are kept for the setting
-- pggit.idempotency_retention, 7 days where it is not set; a client that repeats a call later than that makes it anew.
create or replace function pggit.purgeable_calls(max_rows bigint default null)
returns table (role_name text, caller text, idempotency_key text, bytes integer)
language sql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
  select k.role_name, k.caller, k.idempotency_key, pg_column_size(row(k.*))
  from pggit.idempotency_keys as k
  where
    k.created_at < now() - coalesce(nullif(current_setting('pggit.idempotency_retention', true), ''), '7 days')::interval
  limit max_rows
$$;

comment on function pggit.purgeable_calls(bigint) is 'Idempotency keys that are older than they are kept';
