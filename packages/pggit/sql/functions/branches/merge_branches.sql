-- Merges what one branch or environment changed, since the two last had the same, into another. Where the target is
-- the current branch that is the live database: its objects are altered, with the caller's rights. Where it
-- is a branch that was made here, its state is. An environment is another database's and cannot be one.
--
-- A row for each object that the source changed: outcome is merged, with the statements that ran, or conflict, with
-- what is in the way and the id under which it is registered for pggit.resolve_conflict. What would lose data, what rows
-- break and what needs something that is not here becomes a conflict, too. A conflict that is open already is not registered again,
-- and what was resolved does not come back. With dry_run all is done and undone; the outcomes then are
-- would_merge and would_conflict.
--
-- The structure is merged; `include` adds 'owner', 'privileges' and 'comments'. Raises PG001 for a branch and itself,
-- for an environment as target and for an unknown word in include, PG003 for an unknown branch.
create or replace function pggit.merge_branches(
  source text, target text, dry_run boolean default true, include text[] default '{}'
) returns table (object_type text, object_identifier text, outcome text, details text, conflict_id uuid)
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
set jit = off
as $$
declare
  aspects constant text[] := array_remove(pggit.compared_aspects(include), 'structure');
  own_message constant text := coalesce(current_setting('pggit.message', true), '');
  is_live constant boolean := exists (select from pggit.branches as b where b.name = merge_branches.target and b.is_current);
  is_dry constant boolean := dry_run is not false;
  changes pggit.conflict_registry[];
  results jsonb;
  result record;
begin
  if not is_dry then
    perform pggit.check_writable('nothing can be merged');
  end if;
  perform pggit.refresh_environments(merge_branches.source, merge_branches.target);
  if merge_branches.source = merge_branches.target then
    raise exception 'a branch cannot be merged into itself'
      using errcode = 'PG001', hint = 'Name two branches: see SELECT name FROM pggit.branches.';
  elsif exists (select from pggit.branches as b where b.name = merge_branches.target and b.fetched_from is not null) then
    raise exception '% is another database, which was fetched', quote_literal(merge_branches.target)
      using errcode = 'PG001', hint = 'Merge there, or into a branch of this database.';
  end if;
  changes := array(select c from pggit.incoming_changes(merge_branches.source, merge_branches.target, aspects) as c);

  begin
    if is_live then
      perform set_config('pggit.message', format('Merge %s into %s', merge_branches.source, merge_branches.target), true);
      results := pggit.merge_into_live(changes);
      perform set_config('pggit.message', own_message, true);
    else
      results := pggit.merge_into_tree(changes);
    end if;
    if not is_dry then
      perform pggit.record_merge(merge_branches.source, merge_branches.target, case when not is_live then results end);
    else
      raise exception 'rolled back' using errcode = 'triggered_action_exception';
    end if;
  exception when triggered_action_exception then
    null;
  end;

  for result in select r.one from jsonb_array_elements(results) as r (one) loop
    object_type := result.one ->> 'type';
    object_identifier := result.one ->> 'identity';
    details := result.one ->> 'details';
    outcome := case
      when not is_dry then result.one ->> 'outcome'
      when result.one ->> 'outcome' = 'merged' then 'would_merge'
      else 'would_conflict'
    end;
    conflict_id := case when outcome = 'conflict' then pggit.keep_conflict(result.one -> 'conflict') end;
    return next;
  end loop;
end
$$;

comment on function pggit.merge_branches(text, text, boolean, text[]) is
  'Merges what one branch or environment changed into another; what collides becomes a conflict';
