-- Checks history against itself and against the live schema, and on request mends what can be mended.
--
-- One row per kind of fault: check_name, status ('warning', 'error'), details with the true count and the
-- first names, fixed. With verbose also an 'ok' row per check that found nothing; without it, and where
-- nothing is wrong at all, a single 'ok' row that says how many checks passed. A check that cannot run
-- is an 'error' row with the reason. `checks` runs only those named (see pggit.verification_checks), so
-- that a caller with a clock, or one that shows progress, runs one at a time. Raises PG040 for a name
-- that is none, and for a list without any.
--
-- Folds first what was captured, but does not reconcile with the catalog, so that what no trigger saw is
-- found rather than swept up. fix_issues needs the rights of pggit_operator. A fix never touches an
-- object of the user; what it removes from pgGit's tables goes to pggit.archived_objects first; a fault
-- counts as fixed only when its check, run again, no longer finds it. All of it is part of the caller's
-- transaction.
create or replace function pggit.verify_consistency(
  fix_issues boolean default false, verbose boolean default false, checks text[] default null
) returns table (check_name text, status text, details text, fixed boolean)
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  step record;
  unknown_check text;
  passed integer := 0;
  problems integer := 0;
begin
  if fix_issues then
    perform pggit.check_writable('nothing can be mended, only verified,');
  end if;
  if cardinality(verify_consistency.checks) = 0 then
    raise exception 'no check is named'
      using errcode = 'PG040', hint = 'Name those that are to run, or leave checks out: then all of them do.';
  end if;
  select u.name into unknown_check
  from unnest(verify_consistency.checks) as u (name)
  where not exists (select from pggit.verification_checks() as c where c.check_name = u.name)
  limit 1;
  if found then
    raise exception 'there is no check called %', coalesce(quote_literal(unknown_check), 'NULL')
      using
        errcode = 'PG040',
        hint = format('Checks are: %s.', (select string_agg(c.check_name, ', ') from pggit.verification_checks() as c));
  end if;

  for step in
    select c.check_name, c.sound
    from pggit.verification_checks() as c
    where verify_consistency.checks is null or c.check_name = any (verify_consistency.checks)
  loop
    check_name := step.check_name;
    for status, details, fixed in
      select r.status, r.details, r.fixed
      from pggit.run_check(step.check_name, coalesce(verify_consistency.fix_issues, false)) as r
    loop
      problems := problems + 1;
      return next;
    end loop;
    if not found then
      passed := passed + 1;
      if coalesce(verify_consistency.verbose, false) then
        return query values (step.check_name, 'ok', step.sound, false);
      end if;
    end if;
  end loop;

  if problems = 0 and not coalesce(verify_consistency.verbose, false) then
    return query values ('all', 'ok', format('All %s checks passed', passed), false);
  end if;
end
$$;

comment on function pggit.verify_consistency(boolean, boolean, text[]) is
  'Checks history against itself and the live schema; fix_issues mends what can be mended';
