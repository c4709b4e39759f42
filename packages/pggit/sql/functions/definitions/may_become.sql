-- Whether a role may act as another one, so that what it runs could as well run with the other's rights. False
-- where there is no such role.
create or replace function pggit.may_become(role regrole, other regrole) returns boolean
language sql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
  select coalesce(
    pg_has_role(role, other, case when current_setting('server_version_num')::integer >= 160000 then 'SET' else 'MEMBER' end),
    false
  )
$$;

comment on function pggit.may_become(regrole, regrole) is 'Whether a role may act as another one';
