-- Remembers that a token was used, and says whether it was the first time. Of two transactions that use one
-- token at once the second waits for the first, and may use it only where that one rolled back.
--
-- Rows are of no use once nobody accepts the token any more, so each call removes some that expired long enough
-- ago for any clock. A token is remembered for a day at most, whatever it says of itself.
create or replace function pggit.use_token(token_hash text, token_expires_at timestamptz) returns boolean
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  delete from pggit.used_tokens as t
  where t.hash in (
    select o.hash
    from pggit.used_tokens as o
    where o.expires_at < clock_timestamp() - interval '1 hour'
    order by o.expires_at
    limit 100
    for update skip locked
  );
  insert into pggit.used_tokens (hash, expires_at)
  values (token_hash, least(token_expires_at, clock_timestamp() + interval '1 day'))
  on conflict do nothing;
  return found;
end
$$;

comment on function pggit.use_token(text, timestamptz) is
  'Remembers a token of the operations API until it expires; false where it was used before';
