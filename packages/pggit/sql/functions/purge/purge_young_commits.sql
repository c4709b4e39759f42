-- Commits whose trees a purge need not walk: they stay, are not old, follow a commit that stays, and say since when
-- what they added was last seen. Who follows their parents back comes to a commit that is walked. So what is reached by
-- none that is walked, and was last seen before the earliest of these times, is reached by none.
create or replace function pggit.purge_young_commits(cutoff timestamptz, keep_milestones boolean)
returns table (hash bytea, stored_since timestamptz)
language sql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
  select c.hash, c.stored_since
  from pggit.commits as c
  inner join pggit.commits as p on p.hash = c.parent_hash
  where
    c.committed_at >= cutoff
    and c.stored_since is not null
    and not exists (
      select from pggit.purge_commits(cutoff, purge_young_commits.keep_milestones) as g (hash) where g.hash = p.hash
    )
$$;

comment on function pggit.purge_young_commits(timestamptz, boolean) is
  'Commits that need no walk: what they added was last seen at a time that they know';
