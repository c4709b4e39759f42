-- Deliveries of webhooks that are older than they are kept, max_rows at most (null: all): for the setting
-- pggit.webhook_retention, 6 months where it is not set. A delivery acts once because it is on record, so none goes
-- before a week, which is longer than any sender repeats one, nor while a stop that it began or joined is open.
create or replace function pggit.purgeable_deliveries(max_rows bigint default null)
returns table (delivery_no bigint, bytes integer)
language sql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
  select d.delivery_no, pg_column_size(row(d.*))
  from pggit.webhook_deliveries as d
  where
    d.received_at < now() - greatest(
      coalesce(nullif(current_setting('pggit.webhook_retention', true), ''), '6 months')::interval, interval '7 days'
    )
    and not exists (
      select from pggit.tracking_stops as s
      where s.stop_id = d.stop_id and s.ended_at is null and s.ends_at > now()
    )
  limit max_rows
$$;

comment on function pggit.purgeable_deliveries(bigint) is 'Deliveries of webhooks that are older than they are kept';
