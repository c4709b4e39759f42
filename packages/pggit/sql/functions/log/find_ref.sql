-- The commit that a name of its own stands for, and null where there is none of that name: a branch or an
-- environment, whose head it is; HEAD for the head of the current branch.
create or replace function pggit.find_ref(name text) returns bytea
language sql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
  select b.head_hash
  from pggit.branches as b
  where b.name = find_ref.name or find_ref.name = 'HEAD' and b.is_current
  order by b.name = find_ref.name desc
  limit 1
$$;

comment on function pggit.find_ref(text) is 'The head of a branch or environment, or of the current branch for HEAD; null for no such name';
