-- Opens a deployment: from now on until end_deployment(), or until it expires after `duration` (above
-- zero, up to 30 days), every commit of this database's branch carries it, whoever makes the change and
-- in whichever session: serverless connections have none of their own. One is open at a time. What was
-- changed before is brought into history first, so that it stays out of it.
--
-- Raises PG001 for an empty name, PG002 for the duration, PG020 while one is open, lock_not_available
-- while another session begins or ends one.
-- SECURITY DEFINER: operators may announce deployments and may not write to the table otherwise.
create or replace function pggit.begin_deployment(
  name text, duration interval default '1 day', description text default null
) returns table (deployment_id bigint, started_at timestamptz, expires_at timestamptz)
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  begun pggit.deployments;
begin
  if begin_deployment.name is null or begin_deployment.name !~ '\S' then
    raise exception 'a deployment needs a name'
      using errcode = 'PG001', hint = 'For example: SELECT pggit.begin_deployment(''release 42'');';
  end if;
  perform pggit.end_after(duration);
  perform pggit.lock_deployments();
  begun := pggit.current_deployment(clock_timestamp());
  if begun.deployment_id is not null then
    raise exception 'the deployment % is open since % by %',
      quote_literal(begun.name), to_char(begun.started_at, 'YYYY-MM-DD HH24:MI:SS TZ'), begun.started_by
      using errcode = 'PG020', hint = format(
        'End it with SELECT pggit.end_deployment(); it ends by itself at %s.',
        to_char(begun.expires_at, 'YYYY-MM-DD HH24:MI:SS TZ')
      );
  end if;

  perform pggit.fold_or_warn();
  update pggit.deployments as d set ended_at = d.expires_at where d.ended_at is null;
  insert into pggit.deployments (name, description, started_at, started_by, expires_at)
  values (
    begin_deployment.name, nullif(begin_deployment.description, ''), clock_timestamp(), pggit.current_author(),
    pggit.end_after(duration)
  )
  returning * into begun;
  perform pggit.record_event(
    'begin_deployment',
    jsonb_build_object(
      'action', 'deployment begun', 'deployment', begun.name, 'deployment_id', begun.deployment_id,
      'until', begun.expires_at
    )
  );
  return query values (begun.deployment_id, begun.started_at, begun.expires_at);
end
$$;

comment on function pggit.begin_deployment(text, interval, text) is
  'Opens a deployment, to which all commits belong until it is ended or expires';
