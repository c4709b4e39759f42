-- Merges two texts of which the values do not tell the difference (how an object or a part of it is declared): the
-- side that changed it wins; where both did, it is merged by lines, and where that fails it stays the current.
create or replace function pggit.merge_texts(base text, current_text text, incoming text) returns text
language sql immutable security invoker
set search_path = pg_catalog, pg_temp
as $$
  select case
    when incoming is not distinct from current_text or incoming is not distinct from base then current_text
    when current_text is not distinct from base then incoming
    else coalesce(pggit.merge_lines(base, current_text, incoming), current_text)
  end
$$;

comment on function pggit.merge_texts(text, text, text) is 'Merges how an object or a part of it is declared';
