-- Commits that stay however old they are: the heads of all branches and environments and, unless
-- keep_milestones is false, what milestones name. Their trees and blobs stay with them.
create or replace function pggit.purge_roots(keep_milestones boolean) returns setof bytea
language sql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
  select b.head_hash from pggit.branches as b where b.head_hash is not null
  union
  select m.commit_hash from pggit.milestones as m where purge_roots.keep_milestones
$$;

comment on function pggit.purge_roots(boolean) is 'Commits that purging keeps whatever their age';
