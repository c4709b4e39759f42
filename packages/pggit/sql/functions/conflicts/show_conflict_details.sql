-- A conflict as rows to read, in the operations guide's order: what it is, what each side has, what depends on the
-- object while the conflict is open, how it was resolved and by which statements, or what can be done. Raises PG062
-- for an unknown id.
create or replace function pggit.show_conflict_details(conflict_id uuid)
returns table (detail_type text, detail_value text)
language sql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
  select r.detail_type, r.detail_value
  from (
    select d.place, 0::bigint as nth, d.detail_type, d.detail_value
    from pggit.find_conflict(show_conflict_details.conflict_id) as c
    cross join lateral (
      select string_agg(m.name, ', ') as names from jsonb_array_elements_text(c.conflict_data -> 'collisions') as m (name)
    ) as collision
    cross join lateral (
      values
        (1, 'Type', c.conflict_type),
        (2, 'Object', c.object_identifier),
        (3, 'Status', c.status),
        (4, 'Created', to_char(c.created_at, 'YYYY-MM-DD HH24:MI:SS')),
        (5, 'From Branch', c.branch2_name),
        (6, 'Into Branch', c.branch1_name),
        (7, 'Base Version', c.conflict_data ->> 'base_version'),
        (8, 'Current Version', c.conflict_data ->> 'current_version'),
        (9, 'Incoming Version', pggit.conflict_value(c.conflict_data, 'incoming_version')),
        (10, 'Facets in Collision', collision.names),
        (11, 'Constraint', c.conflict_data ->> 'constraint_name'),
        (12, 'Current Definition', case c.conflict_type when 'constraint' then c.conflict_data ->> 'current_definition' end),
        (
          13, 'Incoming Definition',
          case c.conflict_type when 'constraint' then pggit.conflict_value(c.conflict_data, 'incoming_definition') end
        ),
        (14, 'Missing', (select string_agg(m.name, ', ') from jsonb_array_elements_text(c.conflict_data -> 'missing') as m (name))),
        (15, 'Cycle', (select string_agg(m.name, ', ') from jsonb_array_elements_text(c.conflict_data -> 'cycle') as m (name))),
        (
          16, 'Depended On By',
          case c.status when 'unresolved' then
            nullif(array_to_string(pggit.dependents_of(c.object_type, pggit.conflict_identity(c), 'object'), ', '), '')
          end
        ),
        (17, 'Refused', c.conflict_data ->> 'refused'),
        (20, 'Resolution', c.resolution_type),
        (21, 'Reason', c.resolution_reason),
        (22, 'Resolved By', c.resolved_by),
        (23, 'Resolved', to_char(c.resolved_at, 'YYYY-MM-DD HH24:MI:SS')),
        (30, 'Resolution Options', case c.status when 'unresolved' then '' end),
        (31, '  use_current', case c.status when 'unresolved' then 'Keep current version' end),
        (32, '  use_tracked', case c.status when 'unresolved' then 'Use incoming version' end),
        (33, '  merge', case c.status when 'unresolved' then 'Attempt automatic merge' end),
        (34, '  custom', case c.status when 'unresolved' then 'Apply custom resolution' end)
    ) as d (place, detail_type, detail_value)
    where d.detail_value is not null
    union all
    select 24, s.nth, 'Statement', s.statement
    from pggit.system_events as e
    cross join lateral jsonb_array_elements_text(e.event_data -> 'statements') with ordinality as s (statement, nth)
    where
      e.event_type = 'conflict_resolved'
      and e.event_data ->> 'conflict_id' = show_conflict_details.conflict_id::text
  ) as r
  order by r.place, r.nth
$$;

comment on function pggit.show_conflict_details(uuid) is 'A conflict as rows to read; PG062 for an unknown id';
