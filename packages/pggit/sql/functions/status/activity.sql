-- What happened on each of the last `days_back` days (1 to 3650), today included, the oldest first; days are those of UTC.
--
--   commits      made of this database's own DDL, and of what was found without an event
--   changes      of objects, in these commits
--   statements   captured
--   tracking_ms  what capture added to them in all, in milliseconds; slowest_ms to the slowest of them, null for none
--
-- Folds what was captured first. Raises PG001 for days_back.
create or replace function pggit.activity(days_back integer default 30)
returns table (day date, commits integer, changes integer, statements integer, tracking_ms numeric, slowest_ms numeric)
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  today constant date := (clock_timestamp() at time zone 'UTC')::date;
  since timestamptz;
begin
  if days_back is null or days_back not between 1 and 3650 then
    raise exception 'days_back is %, and must be from 1 to 3650', coalesce(days_back::text, 'null')
      using errcode = 'PG001', hint = 'For example: SELECT * FROM pggit.activity(days_back => 90);';
  end if;
  since := (today - days_back + 1)::timestamp at time zone 'UTC';
  perform pggit.fold();
  return query
    with made as materialized (
      select (c.committed_at at time zone 'UTC')::date as day, count(*) as commits, sum(v.changes) as changes
      from pggit.commits as c
      cross join lateral (
        select count(*) as changes from pggit.versions as o where o.commit_hash = c.hash
      ) as v
      where c.committed_at >= since and c.origin in ('ddl', 'reconcile')
      group by 1
    ),
    captured as materialized (
      select
        (s.captured_at at time zone 'UTC')::date as day, count(*) as statements,
        sum(extract(epoch from s.duration)) * 1000 as total, max(extract(epoch from s.duration)) * 1000 as slowest
      from pggit.captured_statements(since) as s
      group by 1
    )
    select
      d.day, coalesce(m.commits, 0)::integer, coalesce(m.changes, 0)::integer, coalesce(c.statements, 0)::integer,
      round(coalesce(c.total, 0), 2), round(c.slowest, 2)
    from (select today - n as day from generate_series(days_back - 1, 0, -1) as n) as d
    left join made as m on m.day = d.day
    left join captured as c on c.day = d.day
    order by d.day;
end
$$;

comment on function pggit.activity(integer) is 'Changes and tracking time of each of the last days';
