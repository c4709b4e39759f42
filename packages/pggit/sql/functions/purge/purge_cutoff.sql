-- The moment before which history is old. Raises PG002 INVALID_INTERVAL for an interval that is null, not
-- positive, or further back than a timestamp reaches.
create or replace function pggit.purge_cutoff(older_than interval) returns timestamptz
language plpgsql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  cutoff timestamptz;
begin
  begin
    cutoff := now() - older_than;
  exception when datetime_field_overflow then
    cutoff := null;
  end;
  if cutoff is null or not isfinite(cutoff) or cutoff >= now() then
    raise exception 'history cannot be purged by the interval %', coalesce(quote_literal(older_than::text), 'NULL')
      using errcode = 'PG002', hint = 'Say how old history has to be, for example interval ''6 months''.';
  end if;
  return cutoff;
end
$$;

comment on function pggit.purge_cutoff(interval) is 'When history that is older than an interval ends; PG002 for one that is no age';
