-- A statement without what stands in its parentheses, quotes and comments, so that its words can be looked at.
-- It is read as PostgreSQL reads it with standard_conforming_strings on.
--
-- Raises PG067 where it is more than one statement, where a quote, comment or parenthesis does not end, for
-- comments of the form /* */ and for routines of the form BEGIN ATOMIC, whose body has semicolons of its own.
create or replace function pggit.outline_statement(statement text) returns text
language plpgsql immutable security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  rest text := statement;
  outline text := '';
  depth integer := 0;
  part text;
  tag text;
begin
  while rest <> '' loop
    -- words and numbers whole, so that a quote after one is told from a quote alone
    part := substring(rest from '^(?:[A-Za-z_\u0080-\uffff][A-Za-z0-9_$\u0080-\uffff]*|[0-9]+|\s+)');
    if part is not null then
      if lower(part) in ('e', 'b', 'x', 'n', 'u') and substr(rest, 2) ~ '^&?[''"]' then
        if lower(part) = 'e' then
          part := substring(rest from '^[eE]''(?:[^''\\]|''''|\\.)*''');
          tag := 'a string';
        else
          part := substring(rest from '^..?(?:''(?:[^'']|'''')*''|"(?:[^"]|"")*")');
          tag := 'a string';
        end if;
      else
        outline := outline || case when depth = 0 then part else '' end;
        tag := null;
      end if;
    elsif rest ~ '^--' then
      part := substring(rest from '^--[^\n\r]*');
      tag := null;
    elsif rest ~ '^/\*' then
      raise exception 'a definition must not have comments of the form /* */'
        using errcode = 'PG067', hint = 'Leave them out, or begin them with two dashes.';
    elsif rest ~ '^''' then
      part := substring(rest from '^''(?:[^'']|'''')*''');
      tag := 'a string';
    elsif rest ~ '^"' then
      part := substring(rest from '^"(?:[^"]|"")*"');
      tag := 'a name';
    elsif rest ~ '^\$(?:[A-Za-z_\u0080-\uffff][A-Za-z0-9_\u0080-\uffff]*)?\$' then
      tag := substring(rest from '^\$[^$]*\$');
      part := nullif(strpos(substr(rest, length(tag) + 1), tag), 0);
      part := left(rest, part::integer + 2 * length(tag) - 1);
    else
      part := left(rest, 1);
      tag := null;
      if part = '(' then
        depth := depth + 1;
      elsif part = ')' then
        depth := depth - 1;
        outline := outline || ' () ';
      elsif part = ';' then
        exit when depth = 0 and substr(rest, 2) ~ '^(?:\s|--[^\n\r]*(?:[\n\r]|$))*$';
        raise exception 'a definition must be one statement, and here another follows'
          using errcode = 'PG067', hint = 'Give the CREATE statement alone.';
      elsif depth = 0 then
        outline := outline || part;
      end if;
    end if;
    if part is null then
      raise exception 'the definition cannot be read: % does not end', tag
        using errcode = 'PG067', hint = 'Give a whole CREATE statement.';
    end if;
    rest := substr(rest, length(part) + 1);
  end loop;
  if depth <> 0 or outline ~* '\mbegin\s+atomic\M' then
    raise exception 'the definition cannot be read: %',
      case when depth <> 0 then 'its parentheses do not match' else 'BEGIN ATOMIC is not read from text' end
      using errcode = 'PG067', hint = 'Give a whole CREATE statement; a routine, with its body as a string.';
  end if;
  return outline;
end
$$;

comment on function pggit.outline_statement(text) is
  'A statement without what is in its parentheses, quotes and comments; PG067 where it is more than one';
