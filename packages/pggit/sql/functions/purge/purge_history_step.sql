-- Does a part of what purge_history does, for callers with a clock: call it until its last row says 'done',
-- each call in a transaction of its own. Between two calls history is consistent, and whatever ends one in the
-- middle undoes that one only; the next goes on.
--
-- A step removes max_rows rows at most (a commit goes with all its versions, so one large commit may be more)
-- and begins no further batch once max_duration has passed. Both must be positive.
--
-- Returns rows of action 'deleted' for each object_type, with count and bytes; 'marked' with how many of the
-- remaining commits were looked through; and a last row that says how to go on: 'done'; 'more'; 'busy' where
-- another session folds or purges, and nothing was done.
--
-- Raises PG002 for an interval that is null, not positive or beyond what a timestamp reaches, PG001 for max_rows, and outside READ COMMITTED.
--
-- SECURITY DEFINER: as purge_history.
create or replace function pggit.purge_history_step(
  older_than interval default '6 months',
  keep_milestones boolean default true,
  max_rows bigint default 100000,
  max_duration interval default '5 seconds'
) returns table (action text, object_type text, count bigint, bytes bigint)
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  cutoff constant timestamptz := pggit.purge_cutoff(purge_history_step.older_than);
  keeps constant boolean := coalesce(purge_history_step.keep_milestones, true);
  found_rows jsonb;
  until timestamptz;
begin
  if purge_history_step.max_rows is null or purge_history_step.max_rows <= 0 then
    raise exception 'a step cannot remove % rows', coalesce(purge_history_step.max_rows::text, 'NULL')
      using errcode = 'PG001', hint = 'Give max_rows as a positive number.';
  end if;
  begin
    until := clock_timestamp() + purge_history_step.max_duration;
  exception when datetime_field_overflow then
    until := null;
  end;
  if until is null or purge_history_step.max_duration <= interval '0' then
    raise exception 'a step cannot take %', coalesce(quote_literal(purge_history_step.max_duration::text), 'NULL')
      using errcode = 'PG002', hint = 'Give max_duration as a positive interval, for example ''5 seconds''.';
  end if;
  if not pggit.purge_begin() then
    return query values ('busy', 'history', 0::bigint, 0::bigint);
    return;
  end if;
  select jsonb_agg(f order by f.place) into found_rows
  from (
    select r.action, r.object_type, sum(r.count) as count, sum(r.bytes) as bytes, max(r.place) as place
    from pggit.purge_run(
      cutoff, keeps, purge_history_step.max_rows, until
    ) with ordinality as r (action, object_type, count, bytes, place)
    group by r.action, r.object_type
  ) as f;
  perform pggit.record_purge(
    purge_history_step.older_than, keeps, jsonb_path_query_array(found_rows, '$[*] ? (@.action == "deleted")')
  );
  return query
    select r.action, r.object_type, r.count, r.bytes
    from jsonb_to_recordset(found_rows) as r (action text, object_type text, count bigint, bytes bigint, place bigint)
    order by r.place;
end
$$;

comment on function pggit.purge_history_step(interval, boolean, bigint, interval) is
  'A part of pggit.purge_history, bounded in rows and time; call it until its last row says done';
