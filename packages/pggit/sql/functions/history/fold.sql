-- Turns what was captured into history: one commit for each transaction that changed something, in the
-- order in which they touched each object. With `reconcile` it also compares the whole catalog with the
-- branch's head and commits what no event told. Returns how many commits it made.
--
-- Anybody may call it at any time: it does nothing on a read-only server or in a read-only transaction,
-- and nothing while another session folds (it never waits). In a REPEATABLE READ transaction it does
-- nothing where history has moved on since that transaction began.
--
-- Also enables the event triggers that emergency_disable() had to disable, when their time has come.
--
-- Order: by the last log_id of each transaction. DDL locks what it changes until its transaction ends,
-- so of two transactions that touched one object all rows of the first come before the second's row for
-- that object, and with it before the second's last.
create or replace function pggit.fold(reconcile boolean default false) returns integer
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
set jit = off
as $$
declare
  commits integer := 0;
  unfolded record;
  branch pggit.branches;
  -- renamed objects whose dependents come with a later commit: see pggit.fold_transaction
  awaiting pggit.object_change[] := '{}';
  new_commit bytea;
begin
  if not pggit.is_writable() or not pg_try_advisory_xact_lock(hashtext('pggit.fold')) then
    return 0;
  end if;
  begin
    -- before reconciling, whose commit names the stops
    perform pggit.record_late_stops();
  exception when others then
    null; -- the next one does
  end;
  begin
    select b.* into branch from pggit.branches as b where b.is_current for update;
  exception when serialization_failure then
    return 0;
  end;
  if branch.name is null then
    -- nothing can be committed until there is one; pggit.verify_consistency() says so
    return 0;
  end if;

  for unfolded in
    select array_agg(l.log_id) as log_ids
    from pggit.ddl_log as l
    where l.commit_hash is null
    group by l.transaction_id
    order by max(l.log_id)
  loop
    select f.awaiting, f.new_commit into awaiting, new_commit
    from pggit.fold_transaction(unfolded.log_ids, branch, awaiting) as f;
    if new_commit is not null then
      branch.head_hash := new_commit;
      commits := commits + 1;
    end if;
  end loop;
  if commits > 0 then
    update pggit.branches as b set head_hash = branch.head_hash where b.name = branch.name;
  end if;

  if reconcile then
    commits := commits + pggit.fold_catalog();
  end if;
  -- after reconciling: what changes before they are enabled is for the next one, and belongs to the stop
  perform pggit.restore_event_triggers();
  return commits;
end
$$;

comment on function pggit.fold(boolean) is
  'Turns captured DDL into versions and commits, with true also what no event told; returns the number of commits';
