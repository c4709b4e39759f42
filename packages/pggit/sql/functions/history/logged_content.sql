-- What a row of pggit.ddl_log holds, as pggit.blobs.content has it (its definition apart).
--
-- Not in language sql: a variable holds the array taken apart, where each subscript of a stored array
-- would read it again from its beginning.
create or replace function pggit.logged_content(row_of pggit.ddl_log) returns jsonb
language plpgsql immutable security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  facets constant text[] := row_of.facets;
begin
  return jsonb_build_object(
    'object_type', row_of.object_type,
    'schema_name', row_of.schema_name,
    'object_name', row_of.object_name,
    'identity', row_of.identity,
    'facets', (
      select jsonb_strip_nulls(
        jsonb_object_agg(
          facets[i][1],
          jsonb_build_object(
            'rank', facets[i][2]::integer,
            'aspect', facets[i][3],
            'impact', facets[i][4],
            'value', facets[i][5],
            'inline', facets[i][6],
            'set', facets[i][7],
            'unset', facets[i][8]
          )
        )
      )
      from generate_subscripts(facets, 1) as i
    )
  );
end
$$;

comment on function pggit.logged_content(pggit.ddl_log) is 'The object that a row of ddl_log holds, as the content of a blob';
