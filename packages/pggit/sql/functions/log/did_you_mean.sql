-- What a hint says of names that are like one that is not known: ' Did you mean users or user_roles?', at
-- most three, the likest first; empty where none is. Names are alike that share most of their pairs of
-- neighbouring letters.
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
      (select avg((strpos('^' || lower(regexp_replace(k.name, '\(.*', '')) || '$', p.letters) > 0)::integer) from pair as p) as likeness
    from unnest(known) as k (name)
    where length(k.name) < length(did_you_mean.name) + 40
  ),
  likest as (
    select a.name from alike as a
    where a.likeness >= 0.5
    order by a.likeness desc, abs(length(a.name) - length(did_you_mean.name)), a.name
    limit 3
  )
  select coalesce(' Did you mean ' || string_agg(l.name, ' or ') || '?', '') from likest as l
$$;

comment on function pggit.did_you_mean(text, text[]) is 'The end of a hint: names that are like one that is not known';
