-- Keeps other sessions from beginning and ending deployments until this transaction ends. Never waits:
-- raises lock_not_available where another session has it.
create or replace function pggit.lock_deployments() returns void
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  perform pggit.check_writable('a deployment can neither begin nor end');
  if not pg_try_advisory_xact_lock(hashtext('pggit.deployment')) then
    raise exception 'another session is beginning or ending a deployment'
      using errcode = 'lock_not_available', hint = 'Try again when its transaction has ended.';
  end if;
end
$$;

comment on function pggit.lock_deployments() is 'Lets one session at a time begin or end a deployment; never waits';
