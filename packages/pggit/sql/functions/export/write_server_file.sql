-- Writes text to a file on the server, byte for byte, and says so. A superuser writes it as a large object;
-- a member of pg_write_server_files has COPY only, which writes a row a line, and neither a carriage return
-- nor a line of \. alone as it is. Raises PG007 where the role may not, with the way by psql, or where the server could not.
create or replace function pggit.write_server_file(path text, content text) returns text
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  by_psql constant text := format(
    'With psql, on your own machine: psql --no-align --tuples-only --output=%s --command="SELECT pggit.export_schema_snapshot()" <database>',
    regexp_replace(path, '^.*/', '')
  );
  copies_as_it_is constant boolean := content !~ E'\r|(^|\n)\\\\\\.(\n|$)';
  object oid;
begin
  if has_function_privilege('lo_export(oid, text)', 'execute') then
    object := lo_from_bytea(0, convert_to(content, 'UTF8'));
    perform lo_export(object, path);
    perform lo_unlink(object);
  elsif pg_has_role('pg_write_server_files', 'usage') and copies_as_it_is then
    execute format(
      $copy$
        copy (select l.line from unnest(string_to_array(rtrim(%L, E'\n'), E'\n')) with ordinality as l (line, number) order by l.number)
        to %L with (format csv, delimiter E'\x01', quote E'\x02', null E'\x03', encoding 'UTF8')
      $copy$,
      content, path
    );
  else
    raise exception '% may not write files on the server', quote_ident(current_user)
      using
        errcode = 'PG007',
        detail = case
          when not copies_as_it_is
            then 'The text holds a carriage return or a line of \. alone, which only a superuser can write.'
          else 'That takes the role pg_write_server_files, which few providers grant.'
        end,
        hint = by_psql;
  end if;
  return format('wrote %s bytes to %s', octet_length(content), path);
exception
  when undefined_file or insufficient_privilege or io_error or invalid_name or duplicate_file or disk_full then
    raise exception 'the server could not write %: %', path, sqlerrm
      using errcode = 'PG007', hint = by_psql;
end
$$;

comment on function pggit.write_server_file(text, text) is 'Writes text to a file on the server; PG007 where it cannot';
