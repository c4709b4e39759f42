-- Resolves many conflicts in one call, each for itself: one that cannot be resolved so stays open and its row says
-- why. `filter` chooses among the open ones by conflict_type, object_type, object_identifier (a pattern of LIKE),
-- branch1_name and branch2_name, all that are given; {} is all of them. A dry run does it all and undoes it.
--
-- Rows: outcome is resolved, would_resolve or refused; details says what was done or why not. Raises PG001 for
-- an unknown strategy, custom (whose SQL is one conflict's) or an unknown key in filter.
create or replace function pggit.resolve_conflicts(
  filter jsonb, resolution text, reason text default null, dry_run boolean default true
) returns table (conflict_id uuid, conflict_type text, object_identifier text, outcome text, details text)
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  conflict pggit.conflict_registry;
  unknown text;
begin
  perform pggit.check_resolution(resolve_conflicts.resolution, null);
  select min(f.key) into unknown
  from jsonb_each(coalesce(filter, '{}')) as f
  where
    f.key not in ('conflict_type', 'object_type', 'object_identifier', 'branch1_name', 'branch2_name')
    or jsonb_typeof(f.value) <> 'string';
  if unknown is not null or resolve_conflicts.resolution = 'custom' then
    raise exception '%', case
      when unknown is null then 'custom resolves one conflict, not many'
      else format('conflicts cannot be chosen by %s so', unknown)
    end
      using
        errcode = 'PG001',
        hint = 'The filter takes conflict_type, object_type, object_identifier, branch1_name and branch2_name, each a text; the strategy is use_current, use_tracked or merge.';
  end if;

  for conflict in
    select c.*
    from pggit.conflict_registry as c
    where
      c.status = 'unresolved'
      and not exists (
        select from jsonb_each_text(coalesce(filter, '{}')) as f
        where case f.key
          when 'object_identifier' then c.object_identifier not like f.value
          else to_jsonb(c) ->> f.key is distinct from f.value
        end
      )
    order by c.created_at, c.conflict_id
  loop
    conflict_id := conflict.conflict_id;
    conflict_type := conflict.conflict_type;
    object_identifier := conflict.object_identifier;
    begin
      outcome := 'refused';
      details := pggit.resolve_conflict(conflict.conflict_id, resolve_conflicts.resolution, reason);
      outcome := case when dry_run is false then 'resolved' else 'would_resolve' end;
      if dry_run is not false then
        raise exception 'rolled back' using errcode = 'triggered_action_exception';
      end if;
    exception when others then
      if outcome = 'refused' then
        details := sqlerrm;
      end if;
    end;
    return next;
  end loop;
end
$$;

comment on function pggit.resolve_conflicts(jsonb, text, text, boolean) is
  'Resolves the conflicts that a filter chooses, each for itself, with a row for each';
