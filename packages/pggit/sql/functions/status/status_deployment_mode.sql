-- Whether a deployment is announced. This version has no deployments to announce, so there is none.
create or replace function pggit.status_deployment_mode() returns table (status text, details text)
language sql immutable security invoker
set search_path = pg_catalog, pg_temp
as $$
  values ('inactive', 'No active deployment')
$$;

comment on function pggit.status_deployment_mode() is 'The Deployment Mode row of pggit.status()';
