-- The schema as DDL that restores in an empty database: each object after what it needs, cycles included,
-- with a header that says when the schema last changed, how many objects of which schemas it holds, and
-- what is not in it. One schema always gives the same text.
--
-- path: a file on the server, to which the text then goes, for a role that may write there; else null.
-- schemas: those to export, by exact name; null for all but the system's and pggit. What belongs to no
-- schema (extensions, servers) comes along where an object needs it. include: aspects beside the
-- structure, of 'owner', 'privileges' and 'comments'.
--
-- Returns the text; with a path, what was written where. Raises PG001 for an empty list, a system schema
-- or an unknown aspect, PG005 for an unknown schema, PG006 for one that the role may not use, PG007 where
-- the file cannot be written; nothing is exported half.
create or replace function pggit.export_schema_snapshot(
  path text default null,
  schemas text[] default null,
  include text[] default '{owner,privileges,comments}'
) returns text
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
{{_printed_as}}
set max_parallel_workers_per_gather = 0
set work_mem = '64MB'
as $$
declare
  aspects constant text[] := pggit.compared_aspects(include);
  exported text;
begin
  perform pggit.check_export_schemas(schemas);
  perform pggit.fold(true);
  execute format('select string_agg(e.text, E''\n'' order by e.position) from (%s) as e', pggit.export_query())
  into strict exported
  using schemas, aspects, ({{_last_change}});
  return case when path is null then exported else pggit.write_server_file(path, exported) end;
end
$$;

comment on function pggit.export_schema_snapshot(text, text[], text[]) is
  'The schema as DDL that restores in an empty database; PG005, PG006 and PG007 where it cannot be had';
