-- Checks history against itself and against the live schema, and on request mends what can be mended.
--
-- One row per kind of fault: check_name, status ('warning', 'error'), details with the true count and the
-- first names, fixed. With verbose also an 'ok' row per check that found nothing; without it, and where
-- nothing is wrong at all, a single 'ok' row that says how many checks passed. A check that cannot run
-- is an 'error' row with the reason.
--
-- Folds first what was captured, but does not reconcile with the catalog, so that what no trigger saw is
-- found rather than swept up. fix_issues needs the rights of pggit_operator. A fix never touches an
-- object of the user; what it removes from pgGit's tables goes to pggit.archived_objects first; a fault
-- counts as fixed only when its check, run again, no longer finds it. All of it is part of the caller's
-- transaction.
create or replace function pggit.verify_consistency(
  fix_issues boolean default false, verbose boolean default false
) returns table (check_name text, status text, details text, fixed boolean)
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  step record;
  passed integer := 0;
  problems integer := 0;
begin
  if pggit.is_writable() then
    begin
      perform pggit.fold();
    exception when others then
      problems := 1;
      return query values ('fold', 'error', format('Captured changes could not be folded: %s', sqlerrm), false);
    end;
  end if;

  for step in
    values
      ('version_history', 'All version numbers grow'),
      ('orphaned_objects', 'All followed objects exist'),
      ('blob_integrity', 'All blobs verified'),
      ('commit_trees', 'All commits have valid trees'),
      ('commit_chain', 'All commits hash to their names'),
      ('branch_heads', 'All branches end in their newest commit'),
      ('head_matches_catalog', 'History and schema agree'),
      ('event_triggers', 'All event triggers are active'),
      ('functions_unchanged', 'All functions are as installed'),
      ('log_rows', 'All captured changes are accounted for'),
      ('privileges', 'The schema is closed to PUBLIC'),
      ('conflicts', 'All open conflicts have what they are about'),
      ('tracking_failures', 'No failure in the last day')
  loop
    check_name := step.column1;
    for status, details, fixed in
      select r.status, r.details, r.fixed
      from pggit.run_check(step.column1, coalesce(verify_consistency.fix_issues, false)) as r
    loop
      problems := problems + 1;
      return next;
    end loop;
    if not found then
      passed := passed + 1;
      if coalesce(verify_consistency.verbose, false) then
        return query values (step.column1, 'ok', step.column2, false);
      end if;
    end if;
  end loop;

  if problems = 0 and not coalesce(verify_consistency.verbose, false) then
    return query values ('all', 'ok', format('All %s checks passed', passed), false);
  end if;
end
$$;

comment on function pggit.verify_consistency(boolean, boolean) is
  'Checks history against itself and the live schema; fix_issues mends what can be mended';
