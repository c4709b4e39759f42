-- Marks what the trees of commits reach, until the deadline or all are marked; returns how many commits. A
-- commit's own mark says that everything in its tree is marked. So only what its tree has and its parent's
-- has not is read, where the parent is marked or goes before it in this run. Expects the fold lock to be held.
create or replace function pggit.purge_mark(deadline timestamptz) returns bigint
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
    select array_agg(c.hash) as hashes, array_agg(c.tree_hash) as roots, array_agg(c.base) as bases
    from (
      select
        u.hash, u.tree_hash, (row_number() over (order by u.folded_at, u.hash) - 1) / per_batch as number,
        case
          when
            (p.folded_at, p.hash) < (u.folded_at, u.hash)
            or exists (select from pggit.purge_marks as m where m.hash = p.hash)
            then p.tree_hash
        end as base
      from pggit.commits as u
      left join pggit.commits as p on p.hash = u.parent_hash
      where not exists (select from pggit.purge_marks as m where m.hash = u.hash)
    ) as c
    group by c.number
    order by c.number
  loop
    insert into pggit.purge_marks (hash)
    select a.hash
    from (
      select n.hash from pggit.tree_additions(batch.roots, batch.bases) as n (hash)
      union
      select c.hash from unnest(batch.hashes) as c (hash)
    ) as a
    where not exists (select from pggit.purge_marks as m where m.hash = a.hash);
    marked := marked + cardinality(batch.hashes);
    exit when clock_timestamp() >= deadline;
  end loop;
  return marked;
end
$$;

comment on function pggit.purge_mark(timestamptz) is 'Marks what trees of commits reach until a deadline; returns how many commits';
