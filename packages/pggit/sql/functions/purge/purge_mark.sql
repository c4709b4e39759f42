-- Marks what the trees of commits reach, until the deadline or all are marked; returns how many commits. A
-- commit's own mark says that everything in its tree is marked, or young (see pggit.purge_young_commits, which
-- are not walked). So only what its tree has and its parent's has not is read, where the parent is marked, young,
-- or goes before it in this run. Expects the fold lock to be held.
create or replace function pggit.purge_mark(cutoff timestamptz, keep_milestones boolean, deadline timestamptz) returns bigint
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
set jit = off
as $$
declare
  per_batch constant integer := 200;
  marked bigint := 0;
  batch record;
begin
  for batch in
    with young as materialized (
      select y.hash from pggit.purge_young_commits(cutoff, purge_mark.keep_milestones) as y
    )
    select array_agg(c.hash) as hashes, array_agg(c.tree_hash) as roots, array_agg(c.base) as bases
    from (
      select
        u.hash, u.tree_hash, (row_number() over (order by u.folded_at, u.hash) - 1) / per_batch as number,
        case
          when
            (p.folded_at, p.hash) < (u.folded_at, u.hash)
            or exists (select from pggit.purge_marks as m where m.hash = p.hash)
            or p.hash in (select y.hash from young as y)
            then p.tree_hash
        end as base
      from pggit.commits as u
      left join pggit.commits as p on p.hash = u.parent_hash
      where
        not exists (select from pggit.purge_marks as m where m.hash = u.hash)
        -- by a hash table, whatever the planner expects of the marks
        and u.hash not in (select y.hash from young as y)
    ) as c
    group by c.number
    order by c.number
  loop
    -- not by a join with the marks, which would read those that it is just making
    insert into pggit.purge_marks (hash)
    select n.hash from pggit.tree_additions(batch.roots, batch.bases) as n (hash)
    union all
    select c.hash from unnest(batch.hashes) as c (hash)
    on conflict (hash) do nothing;
    marked := marked + cardinality(batch.hashes);
    exit when clock_timestamp() >= deadline;
  end loop;
  return marked;
end
$$;

comment on function pggit.purge_mark(timestamptz, boolean, timestamptz) is
  'Marks what trees of commits reach until a deadline; returns how many commits';
