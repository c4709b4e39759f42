-- What a conflict is about, in a sentence without a full stop.
create or replace function pggit.describe_conflict(conflict pggit.conflict_registry) returns text
language sql immutable security invoker
set search_path = pg_catalog, pg_temp
as $$
  select case conflict.conflict_type
    when 'version' then format(
      '%s is %s here and %s incoming', conflict.object_identifier, d.conflict_data ->> 'current_version',
      pggit.conflict_value(d.conflict_data, 'incoming_version')
    )
    when 'constraint' then format(
      'Constraint %s of %s is defined differently', d.conflict_data ->> 'constraint_name', conflict.object_identifier
    )
    when 'dependency' then
      case
        when d.conflict_data ? 'missing' then format('%s needs what is not here: %s', conflict.object_identifier, d.missing)
        else format('%s is in a cycle: %s', conflict.object_identifier, d.cycle)
      end
    else
      case
        when d.collisions is not null then format('Both sides changed %s: %s', conflict.object_identifier, d.collisions)
        when d.conflict_data ? 'refused' then format('%s cannot be merged: %s', conflict.object_identifier, d.conflict_data ->> 'refused')
        else concat(
          format('%s has two versions', conflict.object_identifier),
          ': ' || (d.conflict_data ->> 'current_version') || ' here',
          ', ' || pggit.conflict_value(d.conflict_data, 'incoming_version') || ' incoming',
          ', both from ' || (d.conflict_data ->> 'base_version')
        )
      end
  end
  from (
    select
      conflict.conflict_data,
      (select string_agg(m.name, ', ') from jsonb_array_elements_text(conflict.conflict_data -> 'missing') as m (name)) as missing,
      (select string_agg(m.name, ', ') from jsonb_array_elements_text(conflict.conflict_data -> 'cycle') as m (name)) as cycle,
      (select string_agg(m.name, ', ') from jsonb_array_elements_text(conflict.conflict_data -> 'collisions') as m (name)) as collisions
  ) as d
$$;

comment on function pggit.describe_conflict(pggit.conflict_registry) is 'What a conflict is about, in a sentence';
