-- What resolving a conflict so would do: a row for each statement that would run, with what it puts at risk
-- (data_loss, rewrite, fails_on_data, unpopulated, dependents) and the lock it takes, and the object's definition before and
-- after. Nothing lasts. One row without a statement where nothing would run.
--
-- use_tracked and merge are planned and not run; the statements that PostgreSQL needs in addition, where one brings
-- another facet along, are not among the rows. custom runs and is rolled back, so that its result can be shown:
-- with its locks, and whatever it does outside of the transaction. Raises what pggit.resolve_conflict does,
-- but for data that would be lost and what others depend on, which are hazards here.
create or replace function pggit.preview_conflict(conflict_id uuid, resolution text, custom_resolution jsonb default null)
returns table (
  "position" integer, statement text, hazards text[], lock text, definition_before text, definition_after text
)
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  options constant jsonb := pggit.check_resolution(preview_conflict.resolution, custom_resolution);
  conflict constant pggit.conflict_registry := pggit.find_conflict(preview_conflict.conflict_id);
  outcome record;
  live jsonb;
  after jsonb;
  body_statement text;
begin
  if preview_conflict.resolution in ('use_tracked', 'merge') then
    outcome := pggit.conflict_outcome(conflict, preview_conflict.resolution);
    live := outcome.live;
    after := outcome.wanted;
    body_statement := outcome.body_statement;
    if body_statement is not null then
      return query
        select
          1, body_statement, '{}'::text[], pggit.plan_lock(conflict.object_type, 'changed', 'body', false),
          live ->> 'definition', body_statement;
    end if;
    return query
      select
        (case when body_statement is null then 0 else 1 end + row_number() over (order by s.place, s.nth, s.position))::integer,
        s.statement, s.hazards, s.lock, live ->> 'definition', coalesce(body_statement, after ->> 'definition')
      from (
        select 2 as place, 0::bigint as nth, p.position, p.statement, p.hazards, p.lock
        from pggit.weigh_plan(live, after) as p
        -- a merged definition says all that is structure
        where body_statement is null or after -> 'facets' -> p.facet ->> 'aspect' not in ('structure', 'presence')
        union all
        select side.place, one.nth, p.position, p.statement, p.hazards, p.lock
        from unnest(outcome.sequences) with ordinality as one (content, nth)
        cross join lateral (select pggit.without_late(null, one.content)) as first (content)
        cross join lateral (values (1, null, first.content), (3, first.content, one.content)) as side (place, before, after)
        cross join lateral pggit.weigh_plan(side.before, side.after) as p
      ) as s
      order by 1;
  else
    live := pggit.live_object(conflict.object_type, pggit.conflict_identity(conflict));
    after := live;
    if preview_conflict.resolution = 'custom' then
      begin
        perform pggit.run_custom(conflict, options);
        after := pggit.live_object(conflict.object_type, pggit.conflict_identity(conflict));
        raise exception 'rolled back' using errcode = 'triggered_action_exception';
      exception when triggered_action_exception then
        null;
      end;
      return query select 1, options ->> 'sql', null::text[], null::text, live ->> 'definition', after ->> 'definition';
    end if;
  end if;
  if not exists (select from pggit.plan_object(live, after)) then
    return query
      select null::integer, null::text, null::text[], null::text, live ->> 'definition', after ->> 'definition'
      where preview_conflict.resolution <> 'custom' and body_statement is null;
  end if;
end
$$;

comment on function pggit.preview_conflict(uuid, text, jsonb) is
  'What resolving a conflict so would do: statements, hazards, locks, definition before and after; nothing lasts';
