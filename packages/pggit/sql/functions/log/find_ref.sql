-- The commit that a name of its own stands for, and null where there is none of that name: a branch or an
-- environment, whose head it is; a milestone; HEAD for the head of the current branch.
create or replace function pggit.find_ref(name text) returns bytea
language sql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
  select r.hash
  from (
    select b.head_hash, 1 from pggit.branches as b where b.name = find_ref.name
    union all
    select m.commit_hash, 2 from pggit.milestones as m where m.name = find_ref.name
    union all
    select b.head_hash, 3 from pggit.branches as b where b.is_current and find_ref.name = 'HEAD'
  ) as r (hash, place)
  order by r.place
  limit 1
$$;

comment on function pggit.find_ref(text) is 'The head of a branch or environment, the commit of a milestone, or the current branch''s head for HEAD; null for no such name';
