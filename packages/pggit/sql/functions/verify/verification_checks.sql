-- The checks of pggit.verify_consistency(), in the order in which they run, each with what is said where
-- it finds nothing and what fixing does (null: nothing). The one list: to add a check, write pggit.check_<name>() and name it here.
--
-- A check yields a row for each fault, in the order in which faults are to be named: `place` tells kinds
-- of faults apart, `singular` is the sentence for one (%s stands for its name), `plural` the one for more
-- (the first %s for their number, the second for the first names). pggit.fix_<name>(), where there is
-- one, mends what it can without losing history.
create or replace function pggit.verification_checks() returns table (check_name text, sound text, fix text)
language sql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
  select c.check_name, c.sound, obj_description(to_regprocedure(format('pggit.%I()', 'fix_' || c.check_name)), 'pg_proc')
  from (
    values
      ('fold', 'All captured changes are in history'),
      ('version_history', 'All versions follow each other'),
      ('orphaned_objects', 'All followed objects exist'),
      ('blob_integrity', 'All blobs verified'),
      ('commit_trees', 'All commits have valid trees'),
      ('commit_chain', 'All commits hash to their names'),
      ('branch_heads', 'All branches end in their newest commit'),
      ('head_matches_catalog', 'History and schema agree'),
      ('event_triggers', 'All event triggers are active'),
      ('functions_unchanged', 'All functions are as installed'),
      ('tables_unchanged', 'All indexes and constraints are as installed'),
      ('log_rows', 'All captured changes are accounted for'),
      ('privileges', 'The schema is closed to PUBLIC'),
      ('conflicts', 'All open conflicts have what they are about'),
      ('tracking_failures', 'No failure in the last day')
  ) as c (check_name, sound)
$$;

comment on function pggit.verification_checks() is 'The checks of pggit.verify_consistency(), in their order, and what fixing does';
