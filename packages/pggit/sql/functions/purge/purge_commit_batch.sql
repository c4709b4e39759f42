-- Removes the oldest commits that a purge removes, as many as with what hangs on them are max_rows rows, one
-- at least; returns what was removed, no row where there is nothing to remove. With a commit go its captured
-- statements, its milestones, its versions but for current ones, and objects that have no version left. A
-- commit that made a version which is current, or had a milestone, is archived first. What followed it begins
-- history from now on. Expects the fold lock to be held, and READ COMMITTED: a milestone or branch that
-- another session makes meanwhile is either seen here or waits for this transaction.
create or replace function pggit.purge_commit_batch(cutoff timestamptz, keep_milestones boolean, max_rows bigint)
returns table (object_type text, count bigint, bytes bigint)
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  going bytea[];
begin
  going := array(
    select c.hash
    from (
      select p.hash, p.place, sum(1 + versions.count + log.count) over (order by p.place) as total
      from pggit.purge_commits(cutoff, purge_commit_batch.keep_milestones, 1000) with ordinality as p (hash, place)
      cross join lateral (select count(*) from pggit.versions as v where v.commit_hash = p.hash) as versions
      cross join lateral (select count(*) from pggit.ddl_log as l where l.commit_hash = p.hash) as log
    ) as c
    where c.place = 1 or c.total <= max_rows
  );
  going := array(select c.hash from pggit.commits as c where c.hash = any (going) for update skip locked);
  going := array(
    select g.hash
    from unnest(going) as g (hash)
    where not exists (select from pggit.purge_roots(purge_commit_batch.keep_milestones) as r (hash) where r.hash = g.hash)
  );
  if cardinality(going) = 0 then
    return;
  end if;
  -- a tree was marked for the sake of these commits
  delete from pggit.purge_marks;
  delete from pggit.purge_sweeps;

  insert into pggit.archived_commits (
    hash, parent_hash, tree_hash, branch_name, author, message, origin, transaction_id, committed_at, folded_at,
    deployment_id, milestones
  )
  select
    c.hash, c.parent_hash, c.tree_hash, c.branch_name, c.author, c.message, c.origin, c.transaction_id, c.committed_at,
    c.folded_at, c.deployment_id, named.milestones
  from pggit.commits as c
  cross join lateral (
    select array(select m.name from pggit.milestones as m where m.commit_hash = c.hash order by m.name) as milestones
  ) as named
  where
    c.hash = any (going)
    and (
      named.milestones <> '{}'
      or exists (select from pggit.versions as v where v.commit_hash = c.hash and v.is_current)
    )
  on conflict (hash) do nothing;

  return query
    with gone as (
      delete from pggit.milestones as m where m.commit_hash = any (going) returning pg_column_size(row(m.*)) as size
    )
    select 'milestones', count(*), sum(g.size) from gone as g having count(*) > 0;
  return query
    with gone as (
      delete from pggit.ddl_log as l where l.commit_hash = any (going) returning pg_column_size(row(l.*)) as size
    )
    select 'ddl_log', count(*), sum(g.size) from gone as g having count(*) > 0;
  return query select v.object_type, v.count, v.bytes from pggit.purge_versions(going) as v;
  return query
    with gone as (
      delete from pggit.commits as c where c.hash = any (going) returning pg_column_size(row(c.*)) as size
    )
    select 'commits', count(*), sum(g.size) from gone as g;

  insert into pggit.shallow_commits (hash)
  select c.hash from pggit.commits as c where c.parent_hash = any (going)
  on conflict (hash) do nothing;
end
$$;

comment on function pggit.purge_commit_batch(timestamptz, boolean, bigint) is
  'Removes a batch of old commits and what hangs on them; returns counts and bytes';
