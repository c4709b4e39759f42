-- Turns the rows that one transaction left in ddl_log into one commit and marks them with it; into none,
-- and marks them with zeroes, where nothing came of them. Returns the commit, which the caller makes the
-- head of the branch, or NULL. The facets move to the blobs. Expects the current branch, with its head as it
-- is by now, and the fold lock to be held.
--
-- What depends on an object that was renamed is in the commit of the last change of that object, since the catalog
-- has it as it is by then: `awaiting` are the renamed objects of the transactions before that are still changed after
-- them, and becomes those that are changed after this one.
--
-- Its statements are small and many, and planning them anew would be most of the work. A plan is made while
-- tables may be small and kept while they grow, hence no sequential scans.
create or replace function pggit.fold_transaction(
  log_ids bigint[], branch pggit.branches, inout awaiting pggit.object_change[], out new_commit bytea
)
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
as $$
declare
  nothing constant bytea := decode(repeat('00', 32), 'hex');
  changes pggit.object_change[] := pggit.weigh_changes(pggit.logged_observations(log_ids));
  -- what the events told: the message names no more
  named constant pggit.object_change[] := array(select c::pggit.object_change from unnest(changes) as c where c.action <> 'same');
  renamed pggit.object_change[];
begin
  awaiting := awaiting || pggit.renamed_objects(changes, log_ids);
  if cardinality(awaiting) > 0 then
    renamed := array(
      select r::pggit.object_change from unnest(awaiting) as r where not pggit.has_unfolded_row(r.classid, r.objid, log_ids)
    );
    awaiting := array(
      select r::pggit.object_change from unnest(awaiting) as r where pggit.has_unfolded_row(r.classid, r.objid, log_ids)
    );
    changes := pggit.with_dependents(changes, renamed, log_ids);
  end if;

  select pggit.commit_changes(
    branch, changes,
    'ddl', last.author,
    coalesce(last.message, case when cardinality(named) > 0 then pggit.describe_changes(named, told.tags) end),
    told.tags, last.transaction_id, last.captured_at
  )
  into new_commit
  from (
    select l.author, l.message, l.transaction_id, l.captured_at
    from pggit.ddl_log as l
    where l.log_id = any (log_ids)
    order by l.message is null, l.log_id desc
    limit 1
  ) as last
  cross join (
    select array_agg(t.command_tag order by t.first_id) as tags
    from (
      select r.command_tag, min(r.log_id) as first_id
      from (
        select
          l.command_tag, l.log_id, l.classid, l.objid, l.identity,
          bool_or(l.action <> 'drop') over (partition by l.classid, l.objid) as is_seen
        from pggit.ddl_log as l
        where l.log_id = any (log_ids)
      ) as r
      -- nothing is told of what an extension's script drops again
      where
        r.is_seen
        or exists (select from pggit.objects as o where o.classid = r.classid and o.objid = r.objid and o.is_live)
        -- PostgreSQL gave it another oid meanwhile
        or exists (select from pggit.objects as o where o.classid = r.classid and o.identity = r.identity and o.is_live)
      group by r.command_tag
    ) as t
  ) as told;

  update pggit.ddl_log as l
  set commit_hash = coalesce(new_commit, nothing), facets = null
  where l.log_id = any (log_ids);

  insert into pggit.system_events (event_type, event_data, created_at)
  select
    'tracking_complete',
    jsonb_build_object(
      'operation_type', l.command_tag,
      'action', l.command_tag,
      'duration', sum(l.duration)::text,
      'user', max(l.author),
      'objects', count(*),
      'commit', encode(new_commit, 'hex')
    ),
    l.captured_at
  from pggit.ddl_log as l
  where l.log_id = any (log_ids)
  group by l.captured_at, l.command_tag
  order by min(l.log_id);
end
$$;

comment on function pggit.fold_transaction(bigint[], pggit.branches, pggit.object_change[]) is
  'Makes one commit of the ddl_log rows of one transaction; null where nothing came of them';
