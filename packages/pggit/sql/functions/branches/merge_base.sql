-- The tree that two branches had in common last: what the source of their last merge had then (in either
-- direction: since then both have it), else their last common commit. is_known is false where they have nothing in
-- common, as a fetched environment and a branch have before their first merge, or where purging removed it.
create or replace function pggit.merge_base(in source text, in target text, out root bytea, out is_known boolean)
language plpgsql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  select c.tree_hash, true into root, is_known
  from pggit.merges as m
  inner join pggit.commits as c on c.hash = m.source_hash
  where (m.source_branch, m.target_branch) in ((source, target), (target, source))
  order by m.merge_id desc
  limit 1;
  if not found then
    with recursive of_target (hash, parent_hash) as (
      select c.hash, c.parent_hash
      from pggit.branches as b
      inner join pggit.commits as c on c.hash = b.head_hash
      where b.name = target
      union all
      select c.hash, c.parent_hash from of_target as t inner join pggit.commits as c on c.hash = t.parent_hash
    ),
    of_source (hash, parent_hash, tree_hash, age) as (
      select c.hash, c.parent_hash, c.tree_hash, 0
      from pggit.branches as b
      inner join pggit.commits as c on c.hash = b.head_hash
      where b.name = source
      union all
      select c.hash, c.parent_hash, c.tree_hash, s.age + 1
      from of_source as s
      inner join pggit.commits as c on c.hash = s.parent_hash
    )
    select s.tree_hash, true into root, is_known
    from of_source as s
    where s.hash in (select t.hash from of_target as t)
    order by s.age
    limit 1;
  end if;
  is_known := coalesce(is_known, false);
end
$$;

comment on function pggit.merge_base(text, text) is 'The tree that two branches had in common last';
