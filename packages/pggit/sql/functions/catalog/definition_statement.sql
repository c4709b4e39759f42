-- What is executed to read a definition: a statement that makes an object runs no query with it. `outline` is
-- the definition without what stands in parentheses, quotes and comments (see pggit.outline_statement).
-- Raises PG067 for CREATE TABLE AS; a materialized view is made without data.
create or replace function pggit.definition_statement(object_type text, definition text, outline text) returns text
language plpgsql immutable security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  if object_type = 'table' and outline ~* '\mas\M' then
    raise exception 'a table''s definition must not run a query'
      using errcode = 'PG067', hint = 'Write its columns instead of CREATE TABLE ... AS.';
  elsif object_type = 'materialized view' then
    return regexp_replace(definition, '\s+with\s+(?:no\s+)?data\s*;?\s*$|\s*;?\s*$', E'\nWITH NO DATA', 'i');
  end if;
  return definition;
end
$$;

comment on function pggit.definition_statement(text, text, text) is 'The statement that is executed to read a definition';
