-- Commits that stay however old they are: the heads of all branches and environments, what was last merged of
-- each into each, which the next merge begins at, and, unless keep_milestones is false, what milestones name.
-- Their trees and blobs stay with them.
create or replace function pggit.purge_roots(keep_milestones boolean) returns setof bytea
language sql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
  select b.head_hash from pggit.branches as b where b.head_hash is not null
  union
  select m.commit_hash from pggit.milestones as m where purge_roots.keep_milestones
  union
  select c.hash
  from (
    select distinct on (m.source_branch, m.target_branch) m.source_branch, m.target_branch, m.source_hash
    from pggit.merges as m
    order by m.source_branch, m.target_branch, m.merge_id desc
  ) as last
  inner join pggit.commits as c on c.hash = last.source_hash
  where
    exists (select from pggit.branches as b where b.name = last.source_branch)
    and exists (select from pggit.branches as b where b.name = last.target_branch)
$$;

comment on function pggit.purge_roots(boolean) is 'Commits that purging keeps whatever their age';
