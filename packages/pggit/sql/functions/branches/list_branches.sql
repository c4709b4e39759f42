-- The branches and environments, the current one first. kind is 'current', 'branch' or 'environment'; objects
-- is how many the schema has at the head; fetched_from says where an environment is read from. The columns of
-- the commit are null where there is none yet.
create or replace function pggit.list_branches()
returns table (
  name text, kind text, commit_hash text, committed_at timestamptz, author text, message text,
  objects integer, fetched_from text
)
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  perform pggit.catch_up();
  return query
    select
      b.name,
      case when b.is_current then 'current' when b.fetched_from is null then 'branch' else 'environment' end,
      encode(c.hash, 'hex'), c.committed_at, c.author, c.message, coalesce(t.object_count, 0), b.fetched_from
    from pggit.branches as b
    left join pggit.commits as c on c.hash = b.head_hash
    left join pggit.trees as t on t.hash = c.tree_hash
    order by not b.is_current, b.name collate "C";
end
$$;

comment on function pggit.list_branches() is 'The branches and environments, and the commit that each stands at';
