-- Compares the whole catalog with what history has as current and makes one commit of what differs:
-- dependents of a rename, DDL while capture was off, a restored database. On the first run that is the
-- whole schema, as pgGit found it. Returns the number of commits, 0 or 1. Expects the fold lock to be
-- held and the log to be folded.
create or replace function pggit.fold_catalog() returns integer
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  is_first constant boolean := not exists (select from pggit.branches as b where b.is_current and b.head_hash is not null);
begin
  return count(made.commit_hash)
  from pggit.commit_changes(
    pggit.weigh_changes(pggit.catalog_observations()),
    'reconcile',
    pggit.current_author(),
    case when is_first then 'Schema as pgGit found it' end,
    null, null, clock_timestamp()
  ) as made (commit_hash);
end
$$;

comment on function pggit.fold_catalog() is 'Makes one commit of what the catalog has and no event told; 0 where nothing differs';
