-- The definition of a table that has the columns of a live one and one constraint, so that what somebody wrote
-- of the constraint can be read. `facets` are those of the live table. Raises PG069 where there is none.
create or replace function pggit.table_with_constraint(facets jsonb, constraint_name text, definition text) returns text
language plpgsql immutable security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  if facets is null or facets -> 'object' ->> 'set' not like 'CREATE %TABLE %' or facets -> 'object' ->> 'set' like '% OF %' then
    raise exception 'a constraint can only be read for a table with columns of its own that is there'
      using errcode = 'PG069', hint = 'Resolve the conflict with use_current, or with custom and the SQL to run.';
  end if;
  return pggit.facets_definition(
    (
      select jsonb_object_agg(f.key, case f.key when 'object' then f.value || '{"inline": ""}' else f.value end)
      from jsonb_each(facets) as f
      where f.key = 'object' or f.key like 'column:%' and f.value ->> 'inline' <> ''
    ) || jsonb_build_object(
      'constraint', jsonb_build_object('rank', 30000, 'inline', format('CONSTRAINT %I %s', constraint_name, definition))
    )
  );
end
$$;

comment on function pggit.table_with_constraint(jsonb, text, text) is 'The definition of a table with the columns of a live one and one constraint';
