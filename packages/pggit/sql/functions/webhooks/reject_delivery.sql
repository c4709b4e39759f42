-- Records `times` deliveries of a webhook that were refused, and why; never what they said. In an hour a webhook
-- gets 100 rows; further ones are counted in one row, so that nobody can fill the table. It waits for no other
-- session: whoever comes at the same time is counted.
-- SECURITY DEFINER: operators may not write the record of deliveries otherwise.
create or replace function pggit.reject_delivery(webhook text, sender text, reason text, times bigint default 1)
returns void
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
set lock_timeout = '1s'
as $$
#variable_conflict use_column
declare
  rows_an_hour constant integer := 100;
  right_now constant timestamptz := clock_timestamp();
  this_hour constant timestamptz := date_trunc('hour', right_now, 'UTC');
  has_room boolean := false;
begin
  if pg_try_advisory_xact_lock(hashtext('pggit.webhook_rejected'), hashtext(reject_delivery.webhook)) then
    select count(*) < rows_an_hour into has_room
    from (
      select from pggit.webhook_deliveries as d
      where
        d.webhook = reject_delivery.webhook and d.verdict = 'rejected' and d.received_at >= this_hour
        and d.counted_hour is null
      limit rows_an_hour
    ) as told;
  end if;
  insert into pggit.webhook_deliveries as d (webhook, sender, verdict, received_at, reason, times, counted_hour)
  values (
    reject_delivery.webhook, reject_delivery.sender, 'rejected', right_now, left(reject_delivery.reason, 500),
    greatest(reject_delivery.times, 1), case when not has_room then this_hour end
  )
  on conflict (webhook, counted_hour) where counted_hour is not null
  do update set times = d.times + excluded.times, received_at = excluded.received_at, reason = excluded.reason;
end
$$;

comment on function pggit.reject_delivery(text, text, text, bigint) is
  'Records deliveries that were refused, and why; bounded for each webhook and hour';
