-- What a row of pggit.ddl_log holds, as pggit.blobs.content has it (its definition apart).
create or replace function pggit.logged_content(row_of pggit.ddl_log) returns jsonb
language sql immutable security invoker
set search_path = pg_catalog, pg_temp
as $$
  select jsonb_build_object(
    'object_type', row_of.object_type,
    'schema_name', row_of.schema_name,
    'object_name', row_of.object_name,
    'identity', row_of.identity,
    'facets', (
      select jsonb_object_agg(
        row_of.facets[i][1],
        jsonb_strip_nulls(
          jsonb_build_object(
            'rank', row_of.facets[i][2]::integer,
            'aspect', row_of.facets[i][3],
            'impact', row_of.facets[i][4],
            'value', row_of.facets[i][5],
            'inline', row_of.facets[i][6],
            'set', row_of.facets[i][7],
            'unset', row_of.facets[i][8]
          )
        )
      )
      from generate_subscripts(row_of.facets, 1) as i
    )
  )
$$;

comment on function pggit.logged_content(pggit.ddl_log) is 'The object that a row of ddl_log holds, as the content of a blob';
