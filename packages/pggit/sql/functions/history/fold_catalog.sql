-- Compares the whole catalog with what history has as current and makes one commit of what differs:
-- many dependents of a rename, DDL while capture was off, a restored database. On the first run that is the
-- whole schema, as pgGit found it. Where tracking was off meanwhile, the commit says so: from when to
-- when, by whom and why. Returns the number of commits, 0 or 1. Expects the fold lock to be held and the
-- log to be folded. Reading the catalog while others change it may fail for that (internal_error), and is
-- tried again then.
create or replace function pggit.fold_catalog() returns integer
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  tries constant integer := 10;
  observed pggit.object_change[];
  branch pggit.branches;
  -- both from before the catalog is read
  since constant timestamptz := clock_timestamp();
  running constant text[] := pggit.running_transactions();
  new_commit bytea;
begin
  for try in 1 .. tries loop
    begin
      observed := pggit.catalog_observations();
      exit;
    exception when internal_error then
      if try = tries then
        raise;
      end if;
    end;
  end loop;
  select b.* into strict branch from pggit.branches as b where b.is_current;
  new_commit := pggit.commit_changes(
    branch,
    pggit.weigh_changes(observed),
    'reconcile',
    pggit.current_author(),
    case when branch.head_hash is null then 'Schema as pgGit found it' else pggit.describe_gap() end,
    null, null, clock_timestamp()
  );
  if new_commit is not null then
    update pggit.branches as b set head_hash = new_commit where b.name = branch.name;
  end if;
  -- at other levels the catalog was read as it was before the end of a stop
  if current_setting('transaction_isolation') = 'read committed' then
    perform pggit.settle_stops(since, running);
  end if;
  return case when new_commit is null then 0 else 1 end;
end
$$;

comment on function pggit.fold_catalog() is 'Makes one commit of what the catalog has and no event told; 0 where nothing differs';
