-- Says whether whoever resolves a conflict has to give a reason. For administrators.
-- SECURITY DEFINER: nobody may write to the table otherwise.
create or replace function pggit.set_conflict_policy(require_reason boolean) returns void
language sql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
  select pggit.check_writable('the policy cannot be changed');
  update pggit.conflict_policy as p set require_reason = coalesce(set_conflict_policy.require_reason, false)
$$;

comment on function pggit.set_conflict_policy(boolean) is 'Says whether resolving a conflict takes a reason';
