-- A wanted object without what can be set once others are there, as an export cuts it: foreign keys, who owns a
-- sequence, defaults, checks. Each of those stays as the live object has it. `live` is null for a new one. A column
-- that comes to rows that are there keeps its default, which gives them their values.
create or replace function pggit.without_late(live jsonb, wanted jsonb) returns jsonb
language sql immutable security invoker
set search_path = pg_catalog, pg_temp
as $$
  with late as (
    select w.key
    from jsonb_each(wanted -> 'facets') as w
    cross join lateral (select (w.value ->> 'rank')::integer as rank, w.value ->> 'inline' as inline) as f
    where
      ({{_is_late}} or {{_can_wait}})
      and not coalesce(live is not null and w.key like '%/%' and not live -> 'facets' ? split_part(w.key, '/', 1), false)
  ),
  kept as (
    select jsonb_object_agg(f.key, f.value) as facets
    from (
      select w.key, w.value
      from jsonb_each(wanted -> 'facets') as w
      where not exists (select from late where w.key = late.key or starts_with(w.key, late.key || '/'))
      union all
      select l.key, l.value
      from jsonb_each(live -> 'facets') as l
      where exists (select from late where l.key = late.key or starts_with(l.key, late.key || '/'))
    ) as f
  )
  select wanted || jsonb_build_object('facets', k.facets, 'definition', pggit.facets_definition(k.facets)) from kept as k
$$;

comment on function pggit.without_late(jsonb, jsonb) is 'A wanted object without what can be set once others are there';
