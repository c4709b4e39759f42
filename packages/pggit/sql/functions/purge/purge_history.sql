-- Removes history from before an interval ago, or with dry_run (as it is when left out) says what would go.
--
-- One row for each kind of thing: action ('would_delete' or 'deleted'), object_type, count and space_freed, the
-- size of the rows as they were stored. commits, versions and blobs always have a row; trees, ddl_log,
-- milestones, objects, events, idempotency_keys, jobs and deliveries (of webhooks) where there are any. The dry run
-- counts what the real one then removes.
--
-- What stays, however old: the heads of all branches and environments; milestones, unless keep_milestones is
-- false; current versions; open conflicts; and every tree and blob that one of them or a newer commit reaches.
-- The oldest commits that stay keep the hash of a parent that is gone, as in a shallow clone
-- (pggit.shallow_commits). Purged commits that made a current version, or had a milestone, are in
-- pggit.archived_commits. Events, idempotency keys, jobs and deliveries have retentions of
-- their own (see pggit.purgeable_events and its like).
--
-- All of it is one transaction; pggit.purge_history_step does the same in pieces. Capture goes on; fold() does
-- nothing meanwhile. The room is used again after the next (auto)vacuum, which a notice says.
--
-- Raises PG002 INVALID_INTERVAL for an interval that is null or not positive, PG046 HISTORY_BUSY where another
-- session folds or purges for longer than 10 seconds, PG001 outside READ COMMITTED.
--
-- SECURITY DEFINER: administrators may remove history by age alone, and may not write to its tables otherwise.
create or replace function pggit.purge_history(
  older_than interval default '6 months', keep_milestones boolean default true, dry_run boolean default true
) returns table (action text, object_type text, count bigint, space_freed text)
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  cutoff constant timestamptz := pggit.purge_cutoff(purge_history.older_than);
  keeps constant boolean := coalesce(purge_history.keep_milestones, true);
  is_dry constant boolean := coalesce(purge_history.dry_run, true);
  found_rows jsonb;
begin
  if is_dry then
    select coalesce(jsonb_agg(f), '[]') into found_rows from pggit.purge_forecast(cutoff, keeps) as f;
  else
    for attempt in 1 .. 100 loop
      exit when pggit.purge_begin();
      if attempt = 100 then
        raise exception 'another session is writing history'
          using errcode = 'PG046', hint = 'Nothing was removed. Try again in a moment.';
      end if;
      perform pg_sleep(0.1);
    end loop;
    -- of a purge in steps that was given up
    delete from pggit.purge_sweeps;
    select coalesce(jsonb_agg(f), '[]') into found_rows
    from (
      select r.object_type, sum(r.count) as count, sum(r.bytes) as bytes
      from pggit.purge_run(cutoff, keeps, null, 'infinity') as r
      where r.action = 'deleted'
      group by r.object_type
    ) as f;
    perform pggit.record_purge(purge_history.older_than, keeps, found_rows);
    raise notice '%', pggit.vacuum_advice(found_rows);
  end if;
  return query
    select
      case when is_dry then 'would_delete' else 'deleted' end, kind.name, coalesce(f.count, 0),
      pg_size_pretty(coalesce(f.bytes, 0))
    from unnest('{commits,versions,blobs,trees,ddl_log,milestones,objects,events,idempotency_keys,jobs,deliveries}'::text[])
      with ordinality as kind (name, place)
    left join jsonb_to_recordset(found_rows) as f (object_type text, count bigint, bytes bigint)
      on f.object_type = kind.name
    where kind.place <= 3 or f.count > 0
    order by kind.place;
end
$$;

comment on function pggit.purge_history(interval, boolean, boolean) is
  'Removes history older than an interval, or says what would go; keeps branches, milestones, current versions and open conflicts';
