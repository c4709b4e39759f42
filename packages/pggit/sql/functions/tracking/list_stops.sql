-- The times during which capture was off, newest first, at most `max_rows` (1 or more), and only such as came before the
-- one of the number `before` where that is given, which is the last of the page before.
--
-- kind is disable, pause or breaker; state is open, ended (somebody ended it) or over (it ended by itself).
-- ends_at is when it ended, or will; is_settled whether all that was changed meanwhile is in history for certain.
-- Raises PG001 for max_rows.
create or replace function pggit.list_stops(max_rows integer default 50, before bigint default null)
returns table (
  stop_id bigint, kind text, state text, started_at timestamptz, started_by text, reason text,
  ends_at timestamptz, ended_by text, is_settled boolean
)
language plpgsql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
  if max_rows is null or max_rows < 1 then
    raise exception 'max_rows is %, and must be 1 or more', coalesce(max_rows::text, 'null')
      using errcode = 'PG001', hint = 'For example: SELECT * FROM pggit.list_stops(10);';
  end if;
  return query
    select
      s.stop_id, s.kind,
      case
        when s.ended_at is not null then 'ended'
        when s.ends_at > clock_timestamp() then 'open'
        else 'over'
      end,
      s.started_at, s.started_by, s.reason, coalesce(s.ended_at, s.ends_at), s.ended_by, s.is_reconciled
    from pggit.tracking_stops as s
    where list_stops.before is null or s.stop_id < list_stops.before
    order by s.stop_id desc
    limit max_rows;
end
$$;

comment on function pggit.list_stops(integer, bigint) is 'The times during which capture was off, newest first';
