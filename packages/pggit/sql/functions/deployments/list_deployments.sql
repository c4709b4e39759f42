-- Deployments, the newest first, at most `max_rows` (1 or more), and only such as began before the one of the number
-- `before` where that is given, which is the last of the page before: whether each is active, ended or expired
-- (nobody ended it), from when to when, who began it, and how many commits it has. Folds what was
-- captured first. Raises PG001 for max_rows.
create or replace function pggit.list_deployments(max_rows integer default 50, before bigint default null)
returns table (
  deployment_id bigint, name text, status text, started_at timestamptz, started_by text, ended_at timestamptz,
  commits bigint, description text
)
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
  if max_rows is null or max_rows < 1 then
    raise exception 'max_rows is %, and must be 1 or more', coalesce(max_rows::text, 'null')
      using errcode = 'PG001', hint = 'For example: SELECT * FROM pggit.list_deployments(10);';
  end if;
  perform pggit.fold();
  return query
    select
      d.deployment_id, d.name,
      case
        when d.ended_by is not null then 'ended'
        when d.ended_at is null and d.expires_at > clock_timestamp() then 'active'
        else 'expired'
      end,
      d.started_at, d.started_by,
      case when d.ended_at is not null or d.expires_at <= clock_timestamp() then coalesce(d.ended_at, d.expires_at) end,
      (select count(*) from pggit.commits as c where c.deployment_id = d.deployment_id),
      d.description
    from pggit.deployments as d
    where before is null or d.deployment_id < before
    order by d.deployment_id desc
    limit max_rows;
end
$$;

comment on function pggit.list_deployments(integer, bigint) is 'Deployments, the newest first, with how many commits each has';
