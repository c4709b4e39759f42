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
{{_purge_stretch of=trees; content=entries; kept=}}
$$;

comment on function pggit.purge_trees(tid, tid, timestamptz, bigint) is
  'Removes tree nodes that nothing reaches from a stretch of their table; returns their number and bytes';
