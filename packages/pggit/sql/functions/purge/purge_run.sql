-- Purges until all is done, max_rows rows are removed (null: no limit) or the deadline has passed. Returns
-- what was 'deleted' batch by batch and how many commits were 'marked'; the last row says whether that is all:
-- 'done', or 'more'. One thing after the other:
--
-- 1. old commits and what hangs on them, from the oldest on, each batch leaving consistent history;
-- 2. what no commit holds: captured statements that changed nothing, old events and deliveries;
-- 3. everything that the remaining commits reach is marked, but for what young ones added (pggit.purge_young_commits);
-- 4. tree nodes and blobs go that have no mark and are older than what young commits added;
-- 5. the marks go.
--
-- It keeps no record of how far it came but what is left to do, the marks, and how far tables were looked through
-- (pggit.purge_sweeps), so that it goes on wherever it was stopped: each call does a part of it, however short its
-- time. Expects the fold lock to be held, so that nobody else makes history of this database meanwhile.
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
  bound timestamptz;
  has_worked boolean;
begin
  while phase <> 'done' and rows_left > 0 loop
    has_worked := false;
    for action, object_type, count, bytes in
      select 'deleted', b.object_type, b.count, b.bytes
      from pggit.purge_commit_batch(cutoff, purge_run.keep_milestones, least(rows_left, 5000)) as b
      where phase = 'commits'
      union all
      select 'deleted', b.object_type, b.count, b.bytes
      from pggit.purge_rest_batch(cutoff, least(rows_left, 5000)) as b
      where phase = 'rest'
      union all
      select 'marked', 'commits', m.count, 0
      from pggit.purge_mark(cutoff, purge_run.keep_milestones, deadline) as m (count)
      where phase = 'marks' and m.count > 0
      union all
      select 'deleted', b.object_type, b.count, b.bytes
      from pggit.purge_sweep(phase, bound, rows_left) as b
      where phase in ('trees', 'blobs')
    loop
      has_worked := true;
      if action = 'deleted' then
        rows_left := rows_left - count;
      end if;
      if count > 0 then
        return next;
      end if;
    end loop;

    if has_worked then
      exit when clock_timestamp() >= deadline;
    elsif phase = 'marks' then
      bound := pggit.purge_seen_before(cutoff, purge_run.keep_milestones);
      phase := 'trees';
    elsif phase = 'blobs' then
      delete from pggit.purge_marks;
      delete from pggit.purge_sweeps;
      phase := 'done';
    else
      phase := case phase when 'commits' then 'rest' when 'rest' then 'marks' else 'blobs' end;
    end if;
  end loop;
  return query select case phase when 'done' then 'done' else 'more' end, 'history', 0::bigint, 0::bigint;
end
$$;

comment on function pggit.purge_run(timestamptz, boolean, bigint, timestamptz) is
  'Purges within a number of rows and a deadline; the work of pggit.purge_history and pggit.purge_history_step';
