-- The deployment that was open at a moment: begun, and neither ended nor expired by then. All null where
-- there was none. One is open at a time, so it is the last that had begun.
create or replace function pggit.current_deployment(moment timestamptz) returns pggit.deployments
language sql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
  select d.*
  from (
    select b.* from pggit.deployments as b where b.started_at <= moment order by b.started_at desc limit 1
  ) as d
  where moment < coalesce(d.ended_at, d.expires_at)
$$;

comment on function pggit.current_deployment(timestamptz) is 'The deployment that was open at a moment, or nulls';
