-- Says of an open conflict how it was resolved, with an event; `statements` are those that ran. Where none ran,
-- history gets a commit all the same, of the same tree, that names the conflict: others come with what
-- they changed. It is left out while another session folds, since nobody waits for that.
-- Raises what pggit.claim_conflict does.
--
-- SECURITY DEFINER: operators may resolve conflicts and may not write to the tables otherwise.
create or replace function pggit.record_resolution(
  conflict_id uuid, resolution text, reason text, statements text[]
) returns void
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  conflict constant pggit.conflict_registry := pggit.claim_conflict(record_resolution.conflict_id, reason);
  message constant text := pggit.resolution_message(conflict, record_resolution.resolution, record_resolution.reason);
  moment constant timestamptz := clock_timestamp();
  head pggit.commits;
  new_hash bytea;
begin
  update pggit.conflict_registry as c
  set
    status = 'resolved', resolved_at = moment, resolved_by = pggit.current_author(),
    resolution_type = record_resolution.resolution, resolution_reason = record_resolution.reason
  where c.conflict_id = record_resolution.conflict_id;

  insert into pggit.system_events (event_type, event_data)
  values (
    'conflict_resolved',
    jsonb_build_object(
      'action', resolution, 'user', pggit.current_author(), 'conflict_id', conflict.conflict_id, 'reason', reason,
      'object_type', conflict.object_type, 'object', conflict.object_identifier, 'statements', to_jsonb(statements)
    )
  );

  if cardinality(statements) = 0 and pg_try_advisory_xact_lock(hashtext('pggit.fold')) then
    select c.* into head
    from pggit.branches as b
    inner join pggit.commits as c on c.hash = b.head_hash
    where b.is_current;
    new_hash := pggit.commit_hash(head.hash, head.tree_hash, pggit.current_author(), message, moment);
    insert into pggit.commits (hash, parent_hash, tree_hash, branch_name, author, message, origin, transaction_id, committed_at)
    select new_hash, head.hash, head.tree_hash, b.name, pggit.current_author(), message, 'ddl', pg_current_xact_id(), moment
    from pggit.branches as b
    where b.is_current and head.hash is not null;
    update pggit.branches as b set head_hash = new_hash where b.is_current and head.hash is not null;
  end if;
end
$$;

comment on function pggit.record_resolution(uuid, text, text, text[]) is 'Says of an open conflict how it was resolved';
