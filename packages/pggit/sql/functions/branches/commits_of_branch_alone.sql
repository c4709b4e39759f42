-- How many commits a branch has that no other branch or environment reaches.
create or replace function pggit.commits_of_branch_alone(branch pggit.branches) returns bigint
language sql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
  with recursive others (hash) as (
    select b.head_hash from pggit.branches as b where b.name <> branch.name and b.head_hash is not null
    union
    select c.parent_hash
    from others as o
    inner join pggit.commits as c on c.hash = o.hash
    where c.parent_hash is not null
  ),
  own (hash, parent_hash) as (
    select c.hash, c.parent_hash from pggit.commits as c where c.hash = branch.head_hash
    union
    select c.hash, c.parent_hash from own as o inner join pggit.commits as c on c.hash = o.parent_hash
  )
  select count(*) from own as o where not exists (select from others as t where t.hash = o.hash)
$$;

comment on function pggit.commits_of_branch_alone(pggit.branches) is 'How many commits of a branch no other branch reaches';
