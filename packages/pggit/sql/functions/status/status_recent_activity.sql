-- How many object versions came to be in the last hour.
create or replace function pggit.status_recent_activity() returns table (status text, details text)
language sql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
  select 'info', format('%s change%s in last hour', count(*), case count(*) when 1 then '' else 's' end)
  from pggit.versions as v
  where v.created_at > now() - interval '1 hour'
$$;

comment on function pggit.status_recent_activity() is 'The Recent Activity row of pggit.status()';
