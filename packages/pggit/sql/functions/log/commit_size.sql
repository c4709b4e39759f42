-- How many objects a commit changed and how far that reaches. The levels are known, and not null, where they
-- were recorded: for the commits of this database's own DDL.
create or replace function pggit.commit_size(
  of_commit pggit.commits, out objects integer, out major integer, out minor integer, out patch integer
)
language plpgsql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  if of_commit.origin in ('ddl', 'reconcile') then
    select
      count(*), count(*) filter (where l.level = 'major'), count(*) filter (where l.level = 'minor'),
      count(*) filter (where l.level = 'patch')
    into objects, major, minor, patch
    from pggit.versions as v
    cross join lateral (select pggit.version_level(v) as level) as l
    where v.commit_hash = of_commit.hash;
  elsif pggit.parent_tree(of_commit) is null then
    objects := coalesce((select t.object_count from pggit.trees as t where t.hash = of_commit.tree_hash), 0);
  else
    select count(*) into objects
    from pggit.tree_difference(pggit.parent_tree(of_commit), of_commit.tree_hash) as d
    where d.blob1 is distinct from d.blob2;
  end if;
end
$$;

comment on function pggit.commit_size(pggit.commits) is 'How many objects a commit changed, and on which level';
