-- Removes tree nodes that no commit reaches from a stretch of their table, max_rows at most; those seen since
-- seen_before apart (see pggit.purge_seen_before), and those that another session is writing. Expects every commit
-- to be marked. One row: what was removed.
--
-- The joins are told to look up each row: a stretch has few, however many marks there are.
create or replace function pggit.purge_trees(first_place tid, end_place tid, seen_before timestamptz, max_rows bigint)
returns table (count bigint, bytes bigint)
language sql volatile security invoker
set search_path = pg_catalog, pg_temp
set enable_hashjoin = off
set enable_mergejoin = off
set jit = off
as $$
  with free as materialized (
    select t.ctid as place
    from pggit.trees as t
    where
      t.ctid >= first_place and t.ctid < end_place
      and t.last_seen < seen_before
      and not exists (select from pggit.purge_marks as m where m.hash = t.hash)
    limit max_rows
    for update skip locked
  ),
  gone as (
    delete from pggit.trees as t
    where t.ctid = any (array(select f.place from free as f))
    returning pg_column_size(t.hash) + pg_column_size(t.entries) as size
  )
  select count(*), coalesce(sum(g.size), 0) from gone as g
$$;

comment on function pggit.purge_trees(tid, tid, timestamptz, bigint) is
  'Removes tree nodes that nothing reaches from a stretch of their table; returns their number and bytes';
