-- A plan (see pggit.plan_object) with what each of its statements puts at risk and locks. Beside the hazards of
-- pggit.plan_hazards there is dependents: PostgreSQL refuses it while other objects hold on to what it changes
-- (see pggit.dependents_of).
create or replace function pggit.weigh_plan(current_object jsonb, wanted_object jsonb)
returns table ("position" integer, statement text, facet text, change text, hazards text[], lock text)
language sql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
  select
    p.position, p.statement, p.facet, p.change,
    pggit.plan_hazards(
      whole.object ->> 'object_type', whole.object ->> 'identity', p.change, p.facet, p.takes, p.before_value, p.after_value, p.statement
    ) || case
      when
        (p.takes and p.facet not like '%/%' or p.change = 'changed' and p.facet like '%/type' and not p.takes)
        and pggit.dependents_of(whole.object ->> 'object_type', whole.object ->> 'identity', p.facet) <> '{}'
        then '{dependents}'
      else '{}'::text[]
    end,
    pggit.plan_lock(whole.object ->> 'object_type', p.change, p.facet, p.takes)
  from (select coalesce(current_object, wanted_object)) as whole (object)
  cross join pggit.plan_object(current_object, wanted_object) as p
  order by p.position
$$;

comment on function pggit.weigh_plan(jsonb, jsonb) is 'The statements that make an object what it is wanted to be, their hazards and locks';
