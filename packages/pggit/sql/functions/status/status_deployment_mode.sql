-- Whether a deployment is open: its name, since when and by whom, how many commits so far, and when it
-- ends by itself.
create or replace function pggit.status_deployment_mode() returns table (status text, details text)
language sql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
  select
    case when d.deployment_id is null then 'inactive' else 'active' end,
    case
      when d.deployment_id is null then 'No active deployment'
      else format(
        '%s since %s by %s, %s commit%s so far, until %s',
        d.name, to_char(d.started_at, 'YYYY-MM-DD HH24:MI:SS TZ'), d.started_by,
        made.commits, case made.commits when 1 then '' else 's' end,
        to_char(d.expires_at, 'YYYY-MM-DD HH24:MI:SS TZ')
      )
    end
  from pggit.current_deployment(clock_timestamp()) as d
  cross join lateral (
    select count(*) as commits from pggit.commits as c where c.deployment_id = d.deployment_id
  ) as made
$$;

comment on function pggit.status_deployment_mode() is 'The Deployment Mode row of pggit.status()';
