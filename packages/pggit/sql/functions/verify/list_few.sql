-- Some names for a sentence: the first three and how many more there are: `a, b, c and 4 more`. `total` is
-- their number where `names` has the first of them only.
create or replace function pggit.list_few(names text[], total bigint default null) returns text
language sql immutable security invoker parallel safe
set search_path = pg_catalog, pg_temp
as $$
  select concat(
    array_to_string(names[1:3], ', '),
    case
      when coalesce(total, cardinality(names)) > 3
        then format(' and %s more', coalesce(total, cardinality(names)) - 3)
    end
  )
$$;

comment on function pggit.list_few(text[], bigint) is 'The first three names and how many more there are';
