-- Removes tree nodes that no commit reaches; those seen since seen_before apart (see
-- pggit.purge_seen_before), and those that another session is writing.
-- Stops after max_rows, or after the deadline; returns what was removed. Expects every commit to be marked
-- and the fold lock to be held.
create or replace function pggit.purge_trees(seen_before timestamptz, max_rows bigint, deadline timestamptz)
returns table (object_type text, count bigint, bytes bigint)
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
set jit = off
as $$
#variable_conflict use_column
declare
  batch record;
begin
  for batch in
    select array_agg(g.hash) as hashes
    from (
      select u.hash, (row_number() over () - 1) / 1000 as number
      from (
        select t.hash
        from pggit.trees as t
        where
          t.last_seen < seen_before
          and not exists (select from pggit.purge_marks as m where m.hash = t.hash)
        limit max_rows
      ) as u
    ) as g
    group by g.number
  loop
    return query
      with free as (
        select t.ctid as place
        from pggit.trees as t
        where t.hash = any (batch.hashes) and t.last_seen < seen_before
        for update skip locked
      ),
      gone as (
        delete from pggit.trees as t
        where t.ctid = any (array(select f.place from free as f))
        returning pg_column_size(t.hash) + pg_column_size(t.entries) as size
      )
      select 'trees', count(*), sum(g.size) from gone as g having count(*) > 0;
    exit when clock_timestamp() >= deadline;
  end loop;
end
$$;

comment on function pggit.purge_trees(timestamptz, bigint, timestamptz) is 'Removes tree nodes that nothing reaches; returns counts and bytes';
