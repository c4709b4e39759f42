-- What a hint says of names that are like one that is not known: ' Did you mean users or user_roles?', at
-- most three, the likest first; empty where none is. Names are alike that share most of their pairs of
-- neighbouring letters and are about as long.
create or replace function pggit.did_you_mean(name text, known text[]) returns text
language sql immutable security invoker parallel safe
set search_path = pg_catalog, pg_temp
as $$
  with pair as (
    select distinct substr(padded.name, place, 2) as letters
    from (select '^' || lower(did_you_mean.name) || '$' as name) as padded
    cross join generate_series(1, length(padded.name) - 1) as place
  ),
  alike as (
    select
      k.name,
      (select avg((strpos(k.plain, p.letters) > 0)::integer) from pair as p)
      - 0.08 * abs(length(k.plain) - 2 - length(did_you_mean.name)) as likeness
    from (
      -- without the arguments of a routine
      select u.name, '^' || lower(regexp_replace(u.name, '\(.*', '')) || '$' as plain from unnest(known) as u (name)
    ) as k
  ),
  likest as (
    select a.name from alike as a
    where a.likeness >= 0.45
    order by a.likeness desc, a.name
    limit 3
  )
  select coalesce(' Did you mean ' || string_agg(l.name, ' or ') || '?', '') from likest as l
$$;

comment on function pggit.did_you_mean(text, text[]) is 'The end of a hint: names that are like one that is not known';
