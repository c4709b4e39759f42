-- An open conflict, locked for this transaction, so that nobody else resolves it meanwhile. Never waits.
-- Raises PG062 for an unknown id, PG063 where it is resolved, PG064 where another session is resolving it, PG068
-- for no reason where pggit.conflict_policy asks for one.
--
-- SECURITY DEFINER: operators may resolve conflicts and may not lock the table's rows otherwise.
create or replace function pggit.claim_conflict(conflict_id uuid, reason text) returns pggit.conflict_registry
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  conflict pggit.conflict_registry := pggit.find_conflict(claim_conflict.conflict_id);
begin
  perform pggit.check_writable('a conflict cannot be resolved');
  begin
    select c.* into conflict
    from pggit.conflict_registry as c
    where c.conflict_id = claim_conflict.conflict_id
    for update nowait;
  exception when lock_not_available or serialization_failure then
    raise exception 'conflict % is being resolved by another session', claim_conflict.conflict_id
      using errcode = 'PG064', hint = 'Wait until that has ended, then look at the conflict again.';
  end;
  if conflict.status <> 'unresolved' then
    raise exception 'conflict % is % already: % by % at %', conflict.conflict_id, conflict.status, conflict.resolution_type,
      conflict.resolved_by, to_char(conflict.resolved_at, 'YYYY-MM-DD HH24:MI:SS')
      using errcode = 'PG063', hint = 'A conflict is resolved once; register another where something is still to be changed.';
  elsif coalesce(trim(reason), '') = '' and (select p.require_reason from pggit.conflict_policy as p) then
    raise exception 'resolving a conflict takes a reason here'
      using errcode = 'PG068', hint = 'For example: reason => ''The current version is in production''.';
  end if;
  return conflict;
end
$$;

comment on function pggit.claim_conflict(uuid, text) is 'An open conflict, locked for this transaction; PG064 where another session has it';
