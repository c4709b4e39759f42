-- Some names for a sentence: all of them up to three, then how many more there are: `a, b, c and 4 more`.
create or replace function pggit.list_few(names text[]) returns text
language sql immutable security invoker parallel safe
set search_path = pg_catalog, pg_temp
as $$
  select concat(
    array_to_string(names[1:3], ', '),
    case when cardinality(names) > 3 then format(' and %s more', cardinality(names) - 3) end
  )
$$;

comment on function pggit.list_few(text[]) is 'The first three names and how many more there are';
