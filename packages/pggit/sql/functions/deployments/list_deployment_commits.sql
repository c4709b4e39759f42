-- The commits of a deployment, the oldest first. Folds what was captured first. Raises PG022 for a
-- deployment that there is not.
create or replace function pggit.list_deployment_commits(deployment_id bigint)
returns table (commit_hash text, committed_at timestamptz, author text, message text)
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
  if not exists (select from pggit.deployments as d where d.deployment_id = list_deployment_commits.deployment_id) then
    raise exception 'there is no deployment %', coalesce(list_deployment_commits.deployment_id::text, 'null')
      using errcode = 'PG022', hint = 'See SELECT * FROM pggit.list_deployments();';
  end if;
  perform pggit.fold();
  return query
    select encode(c.hash, 'hex'), c.committed_at, c.author, c.message
    from pggit.commits as c
    where c.deployment_id = list_deployment_commits.deployment_id
    order by c.folded_at;
end
$$;

comment on function pggit.list_deployment_commits(bigint) is 'The commits of a deployment, the oldest first';
