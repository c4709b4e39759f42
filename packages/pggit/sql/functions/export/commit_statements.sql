-- The schema of a commit as statements in the order in which an empty database takes them, a row each. The
-- arguments are the parameters of sql/catalog/assembly/_commit_export.sql.
create or replace function pggit.commit_statements(
  schemas text[], aspects text[], committed_at timestamptz, root bytea, commit_name text
) returns table ("position" bigint, text text)
language sql stable security invoker
set search_path = pg_catalog, pg_temp
set jit = off
set work_mem = '64MB'
as $$
{{_commit_export}}
$$;

comment on function pggit.commit_statements(text[], text[], timestamptz, bytea, text) is
  'The statements that make the schema of a tree in an empty database, in order';
