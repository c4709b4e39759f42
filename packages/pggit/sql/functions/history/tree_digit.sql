-- Which of an inner node's sixteen children an entry belongs to: the hex digit of the sha256 of its key
-- at the node's depth (0 for the root). The hash spreads the entries evenly whatever their names are.
create or replace function pggit.tree_digit(key text, depth integer) returns text
language sql immutable security invoker parallel safe
set search_path = pg_catalog, pg_temp
as $$
  select substr(encode(sha256(convert_to(key, 'UTF8')), 'hex'), depth + 1, 1)
$$;

comment on function pggit.tree_digit(text, integer) is 'The child of a tree node at this depth that a key belongs to: 0 to f';
