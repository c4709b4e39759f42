-- A change of a facet in words, on one line: `column email type: text -> citext`, `column phone added`. A long
-- value, or one of several lines, is left to the definitions.
create or replace function pggit.facet_words(facet text, change text, before_value text, after_value text) returns text
language sql immutable security invoker parallel safe
set search_path = pg_catalog, pg_temp
as $$
  select pggit.facet_subject(facet) || case
    when change = 'gained' then ' added'
    when change = 'lost' then ' removed'
    when v.words is null or v.words ~ '\n' or length(v.words) > 160 then ' changed'
    else ': ' || v.words
  end
  from (select before_value || ' -> ' || after_value as words) as v
$$;

comment on function pggit.facet_words(text, text, text, text) is 'A change of a facet in words, on one line';
