-- Purges until all is done, max_rows rows are removed (null: no limit) or the deadline has passed. Returns
-- what was 'deleted' batch by batch and how many commits were 'marked'; the last row says whether that is all:
-- 'done', or 'more'. One thing after the other:
--
-- 1. old commits and what hangs on them, from the oldest on, each batch leaving consistent history;
-- 2. what no commit holds: captured statements that changed nothing, old events and deliveries;
-- 3. everything that the remaining commits reach is marked;
-- 4. tree nodes and blobs without a mark go;
-- 5. the marks go.
--
-- It keeps no record of how far it came but what is left to do and the marks, so that it goes on wherever it was
-- stopped. Expects the fold lock to be held, so that nobody else makes history of this database meanwhile.
create or replace function pggit.purge_run(
  cutoff timestamptz, keep_milestones boolean, max_rows bigint, deadline timestamptz
) returns table (action text, object_type text, count bigint, bytes bigint)
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  rows_left bigint := coalesce(max_rows, 9223372036854775807);
  phase text := 'commits';
  removed bigint;
begin
  while phase <> 'done' and rows_left > 0 loop
    removed := 0;
    if phase = 'marks' then
      count := pggit.purge_mark(deadline);
      if count > 0 then
        action := 'marked';
        object_type := 'commits';
        bytes := 0;
        return next;
      end if;
      removed := count;
    elsif phase = 'unmark' then
      delete from pggit.purge_marks as m
      where m.hash in (select o.hash from pggit.purge_marks as o limit 50000);
      get diagnostics removed = row_count;
    else
      action := 'deleted';
      for object_type, count, bytes in
        select b.* from pggit.purge_commit_batch(cutoff, purge_run.keep_milestones, least(rows_left, 5000)) as b
        where phase = 'commits'
        union all
        select b.* from pggit.purge_rest_batch(cutoff, least(rows_left, 5000)) as b where phase = 'rest'
        union all
        select b.* from pggit.purge_trees(pggit.purge_seen_before(cutoff), rows_left, deadline) as b where phase = 'trees'
        union all
        select b.* from pggit.purge_blobs(pggit.purge_seen_before(cutoff), rows_left, deadline) as b where phase = 'blobs'
      loop
        return next;
        removed := removed + count;
      end loop;
      rows_left := rows_left - removed;
    end if;

    -- sweeping takes all there is at once, and leaves what others hold
    if removed = 0 or phase in ('trees', 'blobs') and rows_left > 0 and clock_timestamp() < deadline then
      phase := case phase
        when 'commits' then 'rest'
        when 'rest' then 'marks'
        when 'marks' then 'trees'
        when 'trees' then 'blobs'
        when 'blobs' then 'unmark'
        else 'done'
      end;
    end if;
    exit when clock_timestamp() >= deadline;
  end loop;
  return query select case phase when 'done' then 'done' else 'more' end, 'history', 0::bigint, 0::bigint;
end
$$;

comment on function pggit.purge_run(timestamptz, boolean, bigint, timestamptz) is
  'Purges within a number of rows and a deadline; the work of pggit.purge_history and pggit.purge_history_step';
