-- The parts of an object that a row of pggit.ddl_log holds, such as columns and labels, by the keys of their facets.
--
-- Not in language sql: see pggit.logged_content.
create or replace function pggit.logged_parts(row_of pggit.ddl_log) returns text[]
language plpgsql immutable security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  facets constant text[] := row_of.facets;
begin
  return array(
    select facets[i][1] from generate_subscripts(facets, 1) as i where facets[i][3] = 'presence'
  );
end
$$;

comment on function pggit.logged_parts(pggit.ddl_log) is 'The parts of an object that a row of ddl_log holds, by the keys of their facets';
