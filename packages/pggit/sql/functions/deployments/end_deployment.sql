-- Ends the open deployment, whoever began it, after bringing history up to date: what no event told is
-- part of it. Returns which one, and how many commits it has; a transaction that is still running adds
-- its own when it commits. Raises PG021 where none is open, lock_not_available while another session
-- begins or ends one.
-- SECURITY DEFINER: operators may end deployments and may not write to the table otherwise.
create or replace function pggit.end_deployment()
returns table (deployment_id bigint, name text, ended_at timestamptz, commits bigint)
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  ending pggit.deployments;
  made bigint;
begin
  perform pggit.lock_deployments();
  ending := pggit.current_deployment(clock_timestamp());
  if ending.deployment_id is null then
    raise exception 'no deployment is open'
      using errcode = 'PG021', hint = coalesce(
        (
          select format('The last one, %s, ended at %s.', quote_literal(d.name), to_char(coalesce(d.ended_at, d.expires_at), 'YYYY-MM-DD HH24:MI:SS TZ'))
          from pggit.deployments as d
          order by d.deployment_id desc
          limit 1
        ),
        'Begin one with SELECT pggit.begin_deployment(''release 42'');'
      );
  end if;

  perform pggit.fold_or_warn();
  update pggit.deployments as d
  set ended_at = clock_timestamp(), ended_by = pggit.current_author()
  where d.deployment_id = ending.deployment_id
  returning * into ending;
  select count(*) into made from pggit.commits as c where c.deployment_id = ending.deployment_id;
  perform pggit.record_event(
    'end_deployment',
    jsonb_build_object(
      'action', 'deployment ended', 'deployment', ending.name, 'deployment_id', ending.deployment_id, 'commits', made
    )
  );
  return query values (ending.deployment_id, ending.name, ending.ended_at, made);
end
$$;

comment on function pggit.end_deployment() is 'Ends the open deployment; returns which, and how many commits it has';
