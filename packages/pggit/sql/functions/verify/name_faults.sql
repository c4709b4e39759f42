-- One sentence for some faults of a kind: `singular` with the name for %s where it is one, else `plural`
-- with the true count for the first %s and the first names for the second.
create or replace function pggit.name_faults(singular text, plural text, names text[]) returns text
language sql immutable security invoker parallel safe
set search_path = pg_catalog, pg_temp
as $$
  select case cardinality(names)
    when 1 then format(singular, names[1])
    else format(plural, cardinality(names), pggit.list_few(names))
  end
$$;

comment on function pggit.name_faults(text, text, text[]) is 'A sentence that counts faults of a kind and names the first';
