-- The head of an export: what is in it and what is not, and the settings that its statements expect.
-- Expects the template parameter `title`, an expression: its first line.
select concat(
  {{title}},
  E'\n-- Last changed: ' || to_char($3::timestamptz at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS "UTC"'),
  E'\n-- Schemas: ' || (
    select string_agg(distinct o.schema_name, ', ')
    from object as o
    inner join wanted as w on w.node = o.node
  ),
  E'\n-- Objects: ' || (select count(*) from wanted),
  ' (' || (
    select string_agg(concat_ws(' ', of.object_type, of.count), ', ' order by of.object_type)
    from (
      select o.object_type, count(*) as count
      from object as o
      inner join wanted as w on w.node = o.node
      group by o.object_type
    ) as of
  ) || ')',
  E'\n-- Needed of other schemas: ' || (
    select string_agg(distinct concat_ws(' ', o.object_type, o.identity), ', ')
    from edge as e
    inner join wanted as w on w.node = e.node
    inner join object as o on o.node = e.needs
    where e.needs not in (select w.node from wanted as w)
  ),
  E'\n-- Not exported, being of kinds that pgGit does not read: ' || (
    select string_agg(concat_ws(' ', u.object_type, u.identity), ', ' order by u.object_type, u.identity)
    from unread as u
    where $1::text[] is null or u.schema_name = any ($1)
  ),
  E'\n-- Restore: psql --set=ON_ERROR_STOP=1 --single-transaction --file=<this file> <an empty database>',
  E'\n\nSET client_encoding = ''UTF8'';',
  E'\nSET standard_conforming_strings = on;',
  E'\nSET check_function_bodies = off;',
  E'\nSET default_tablespace = '''';',
  E'\nSET default_table_access_method = heap;',
  E'\nSELECT pg_catalog.set_config(''search_path'', '''', false);'
)
