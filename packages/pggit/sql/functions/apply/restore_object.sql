-- Makes a live object what it was at a version (1.2.0) or commit, with the caller's rights and in the caller's transaction,
-- by the fewest statements, its rows kept. An object that was dropped is made again, empty, with what went with it in the
-- same transaction and was on it: its indexes, triggers, policies, and views that used it. What else was
-- altered or dropped meanwhile is not touched. The commit that follows says what was restored.
--
-- A row for each statement that ran, or with dry_run would run, with what it puts at risk and locks.
--
-- Raises PG060 where values would be lost and allow_data_loss is not true, naming the facets; PG061 where
-- PostgreSQL cannot alter it so far; PG069 where somebody else stored it (see pggit.check_trusted) and trust_code is not true;
-- PG072 where others depend on what changes; PG071 where history has no such object or version; PG001 for a name
-- of several types; and what PostgreSQL says of the statements.
create or replace function pggit.restore_object(
  object text, version text, allow_data_loss boolean default false, dry_run boolean default false,
  object_type text default null, trust_code boolean default false
) returns table ("position" integer, statement text, hazards text[], lock text)
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_variable
declare
  own_message constant text := coalesce(current_setting('pggit.message', true), '');
  found_object record;
  live jsonb;
  part record;
  step record;
begin
  perform pggit.fold();
  found_object := pggit.find_restorable(object, version, restore_object.object_type);
  live := pggit.live_object(found_object.object_type, found_object.identity);
  if found_object.content ->> 'identity' <> found_object.identity then
    raise exception '% % was called % then', found_object.object_type, found_object.identity, found_object.content ->> 'identity'
      using errcode = 'PG061', hint = 'Rename it first, then restore it under that name.';
  end if;

  if dry_run is not true then
    perform pggit.check_writable('nothing can be restored');
    perform pggit.check_trusted(found_object.blob, trust_code);
  end if;

  perform set_config('pggit.message', format('Restore %s to %s', found_object.identity, version), true);
  position := 0;
  for part in
    select found_object.object_type as kind, found_object.content as content, live as live
    union all
    select w.object_type, w.content, null
    from pggit.dropped_with(found_object.identity, found_object.dropped_in) as w
    where live is null
  loop
    for step in select p.* from pggit.weigh_plan(part.live, part.content) as p loop
      position := position + 1;
      statement := step.statement;
      hazards := step.hazards;
      lock := step.lock;
      return next;
    end loop;
    if dry_run is not true then
      perform pggit.apply_object(part.kind, part.content ->> 'identity', part.content, allow_data_loss);
    end if;
  end loop;
  perform set_config('pggit.message', own_message, true);
end
$$;

comment on function pggit.restore_object(text, text, boolean, boolean, text, boolean) is
  'Makes a live object what it was at a version or commit, without losing data; PG060 where it would';
