-- Refuses what pggit.receive_delivery cannot take: raises PG001 for a name or id that is empty or too long to be
-- indexed, an unknown kind or action, and outside READ COMMITTED.
create or replace function pggit.check_delivery(webhook text, delivery_id text, kind text, action text) returns void
language plpgsql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  problem constant text := case
    when coalesce(webhook, '') = '' or octet_length(webhook) > 200 then 'the webhook''s name is empty or too long'
    when coalesce(delivery_id, '') = '' or octet_length(delivery_id) > 1000 then 'the delivery''s id is empty or too long'
    when coalesce(kind, '') not in ('triggered', 'resolved', 'other') then format('there is no kind %L', kind)
    when coalesce(action, '') not in ('disable', 'pause', 'enable', 'nothing') then format('there is no action %L', action)
    when current_setting('transaction_isolation') not in ('read committed', 'read uncommitted')
      then format('a delivery cannot be received in a transaction that is %s', upper(current_setting('transaction_isolation')))
  end;
begin
  if problem is not null then
    raise exception '%', problem
      using errcode = 'PG001', hint = 'Kinds are triggered, resolved and other; actions disable, pause, enable and nothing; '
        'the transaction has to be READ COMMITTED.';
  end if;
end
$$;

comment on function pggit.check_delivery(text, text, text, text) is 'Refuses what pggit.receive_delivery cannot take';
