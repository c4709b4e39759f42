-- One sentence for some faults of a kind: `singular` with the name for %s where it is one, else `plural`
-- with the true count for the first %s and the first names for the second. `total` is their number where
-- `names` has the first of them only.
create or replace function pggit.name_faults(singular text, plural text, names text[], total bigint default null)
returns text
language sql immutable security invoker parallel safe
set search_path = pg_catalog, pg_temp
as $$
  select case coalesce(total, cardinality(names))
    when 1 then format(singular, names[1])
    else format(plural, coalesce(total, cardinality(names)), pggit.list_few(names, total))
  end
$$;

comment on function pggit.name_faults(text, text, text[], bigint) is
  'A sentence that counts faults of a kind and names the first';
