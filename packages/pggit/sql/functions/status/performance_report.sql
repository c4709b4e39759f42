-- What tracking did and cost in the last `days_back` days (1 to 3650), all of it measured: the five
-- metrics of the operations guide in its words, then more. A mean, a share or a maximum of nothing is null.
--
--   DDL operations tracked  statements captured
--   Storage used            room of pgGit's tables on disk now, indexes and toast included; 1 MB is 2^20 bytes
--   Avg tracking time       mean time that capture added to a statement
--   Compression ratio       bytes that the contents of the newest 10,000 blobs take on disk, per 100 bytes
--                           of the same contents as text: the lower, the better compressed
--   Conflicts encountered   conflicts registered
--   Slowest tracking time   the longest that capture added to a statement
--   Total tracking time     what it added in all
--   Tracking failures       statements that succeeded and were not captured
--   Commits made            on any branch
--   Tracking off            share of the time in which a disable, a pause or the breaker was open
--
-- Folds what was captured first. Raises PG001 for days_back.
create or replace function pggit.performance_report(days_back integer default 7)
returns table (metric_name text, metric_value numeric, metric_unit text)
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  since timestamptz;
  tracked record;
begin
  if days_back is null or days_back not between 1 and 3650 then
    raise exception 'days_back is %, and must be from 1 to 3650', coalesce(days_back::text, 'null')
      using errcode = 'PG001', hint = 'For example: SELECT * FROM pggit.performance_report(days_back => 30);';
  end if;
  since := clock_timestamp() - make_interval(days => days_back);
  perform pggit.fold();
  select
    count(*) as operations,
    avg(extract(epoch from s.duration)) * 1000 as mean,
    max(extract(epoch from s.duration)) * 1000 as slowest,
    coalesce(sum(extract(epoch from s.duration)), 0) as total
  into tracked
  from pggit.captured_statements(since) as s;

  return query values
    ('DDL operations tracked', tracked.operations::numeric, 'operations'),
    ('Storage used', round(pggit.storage_bytes() / 1048576.0, 1), 'MB'),
    ('Avg tracking time', round(tracked.mean, 2), 'ms'),
    (
      'Compression ratio',
      (
        select round(100.0 * sum(pg_column_size(b.content)) / sum(octet_length(b.content::text)), 1)
        from (select n.content from pggit.blobs as n order by n.created_at desc limit 10000) as b
      ),
      '%'
    ),
    (
      'Conflicts encountered',
      (select count(*) from pggit.conflict_registry as c where c.created_at >= since)::numeric,
      'conflicts'
    ),
    ('Slowest tracking time', round(tracked.slowest, 2), 'ms'),
    ('Total tracking time', round(tracked.total, 2), 's'),
    (
      'Tracking failures',
      (
        select count(*)
        from pggit.system_events as e
        where e.event_type = 'capture_failed' and e.created_at >= since
      )::numeric,
      'failures'
    ),
    ('Commits made', (select count(*) from pggit.commits as c where c.folded_at >= since)::numeric, 'commits'),
    (
      'Tracking off',
      round(100 * extract(epoch from pggit.tracking_off(since)) / (86400.0 * days_back), 1),
      '%'
    );
end
$$;

comment on function pggit.performance_report(integer) is 'What tracking did and cost in the last days: metric, value, unit';
