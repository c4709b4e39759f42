-- The commits that a purge removes, oldest first, max_commits at most (null: all): those from before the
-- cut-off, the roots (see pggit.purge_roots) apart.
create or replace function pggit.purge_commits(cutoff timestamptz, keep_milestones boolean, max_commits integer default null)
returns setof bytea
language sql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
  select c.hash
  from pggit.commits as c
  where
    c.committed_at < cutoff
    and not exists (select from pggit.purge_roots(purge_commits.keep_milestones) as r (hash) where r.hash = c.hash)
  order by c.committed_at, c.hash
  limit max_commits
$$;

comment on function pggit.purge_commits(timestamptz, boolean, integer) is 'Commits that a purge removes, oldest first';
