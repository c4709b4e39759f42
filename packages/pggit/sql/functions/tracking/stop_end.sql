-- When the last open stop of these kinds ends; null where none is open. A stop ends at ends_at by itself.
create or replace function pggit.stop_end(kinds text[]) returns timestamptz
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return max(s.ends_at)
  from pggit.tracking_stops as s
  where s.kind = any (kinds) and s.ended_at is null and s.ends_at > clock_timestamp();
end
$$;

comment on function pggit.stop_end(text[]) is 'When the last open stop of these kinds ends, or null';
