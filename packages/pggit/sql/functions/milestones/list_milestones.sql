-- The milestones, newest commit first: name, hash of the commit in hex, when the commit was made, its branch,
-- and who named it when with what message.
create or replace function pggit.list_milestones()
returns table (
  name text, commit text, committed_at timestamptz, branch text, message text, created_by text, created_at timestamptz
)
language sql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
  select m.name, encode(m.commit_hash, 'hex'), c.committed_at, c.branch_name, m.message, m.created_by, m.created_at
  from pggit.milestones as m
  inner join pggit.commits as c on c.hash = m.commit_hash
  order by c.committed_at desc, m.name
$$;

comment on function pggit.list_milestones() is 'Named commits, newest first';
