-- Makes the live object what it is wanted to be, with the caller's rights, and returns the statements that it
-- ran. `wanted` is as pggit.blobs.content has it; null to drop the object of that type and identity.
--
-- Nothing happens at all where values would be lost and allow_data_loss is not true (PG060, which names the
-- facets). What was made is read again and planned again: a statement that says more than its facet (CREATE
-- OR REPLACE FUNCTION) brings others along, and a new parent changes which columns are the object's own. Where
-- in the end it is not what was wanted, since PostgreSQL cannot alter it so far, that is an error (PG061). Where
-- others depend on what changes (a view on a column) and PostgreSQL refuses for that, they are named (PG072):
-- they are not dropped and made anew, since what they are for nobody has said here.
create or replace function pggit.apply_object(
  object_type text, identity text, wanted jsonb, allow_data_loss boolean default false
) returns text[]
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
set standard_conforming_strings = on
set check_function_bodies = off
as $$
declare
  live jsonb := pggit.live_object(apply_object.object_type, apply_object.identity);
  was_missing constant boolean := live is null;
  done text[] := '{}';
  lost text[];
  left_over text;
  has_moved boolean;
  step record;
  detail text;
  dependents text[];
begin
  if not coalesce(allow_data_loss, false) then
    lost := array(
      select case p.facet when 'object' then apply_object.identity else p.facet end
      from pggit.weigh_plan(live, wanted) as p
      where 'data_loss' = any (p.hazards)
    );
    if cardinality(lost) > 0 then
      raise exception 'this would lose data of % %: %', apply_object.object_type, apply_object.identity, array_to_string(lost, ', ')
        using
          errcode = 'PG060',
          hint = 'Save what is needed, then say so: allow_data_loss => true, or in a resolution custom_resolution => ''{"allow_data_loss": true}''.';
    end if;
  end if;

  begin
    for round in 1 .. 3 loop
      has_moved := false;
      for step in select p.facet, p.statement from pggit.plan_object(live, wanted) as p order by p.position loop
        exit when has_moved and step.facet like 'column:%';
        has_moved := has_moved or step.facet ~ '^(inherits:|partition_of$)';
        execute step.statement;
        done := done || step.statement;
      end loop;
      live := pggit.live_object(apply_object.object_type, apply_object.identity);
      if round = 1 and was_missing then
        -- a new object has an owner and privileges of its own, unless somebody said which
        wanted := jsonb_set(
          wanted, '{facets}',
          (wanted -> 'facets') || coalesce(
            (
              select jsonb_object_agg(l.key, l.value)
              from jsonb_each(live -> 'facets') as l
              where
                l.value ->> 'aspect' not in ('structure', 'presence')
                and not exists (
                  select from jsonb_each(wanted -> 'facets') as w where w.value -> 'aspect' = l.value -> 'aspect'
                )
            ),
            '{}'
          )
        );
      end if;
      select string_agg(d.facet, ', ') into left_over
      from pggit.diff_facets(live -> 'facets', wanted -> 'facets', '{structure,owner,privileges,comments}') as d;
      if left_over is null then
        return done;
      end if;
    end loop;
  exception when feature_not_supported or dependent_objects_still_exist then
    get stacked diagnostics detail = pg_exception_detail;
    dependents := pggit.dependents_of(apply_object.object_type, apply_object.identity, step.facet);
    if sqlstate = '2BP01' and cardinality(dependents) = 0 then
      dependents := string_to_array(detail, E'\n');
    end if;
    if cardinality(dependents) = 0 then
      raise;
    end if;
    raise exception '% cannot change while other objects depend on it: %',
      concat(nullif(step.facet, 'object') || ' of ', apply_object.object_type, ' ', apply_object.identity), array_to_string(dependents, ', ')
      using
        errcode = 'PG072',
        detail = sqlerrm,
        hint = 'Drop them, do this, and make them again, in one transaction; in a conflict by the SQL of resolution => ''custom''.';
  end;
  raise exception '% % cannot be altered so far: % would not be what is wanted', apply_object.object_type, apply_object.identity, left_over
    using errcode = 'PG061', hint = 'Alter it by hand; in a conflict, with resolution => ''custom''.';
end
$$;

comment on function pggit.apply_object(text, text, jsonb, boolean) is
  'Makes the live object what it is wanted to be and returns the statements that ran; PG060 where data would be lost';
