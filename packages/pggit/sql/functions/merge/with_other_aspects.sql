-- Facets of some aspects, together with what another state of the object has of all other aspects: what is not
-- merged (its owner, its privileges) stays. A part that is not there takes none with it.
create or replace function pggit.with_other_aspects(facets jsonb, other jsonb, aspects text[]) returns jsonb
language sql immutable security invoker
set search_path = pg_catalog, pg_temp
as $$
  select jsonb_object_agg(f.key, f.value)
  from (
    select e.key, e.value
    from jsonb_each(facets) as e
    where e.value ->> 'aspect' = any (aspects || array['presence', 'structure'])
    union all
    select e.key, e.value
    from jsonb_each(other) as e
    where
      facets is not null
      and e.value ->> 'aspect' <> all (aspects || array['presence', 'structure'])
      and not exists (
        select from jsonb_object_keys(other) as part (key)
        where starts_with(e.key, part.key || '/') and not facets ? part.key
      )
  ) as f
$$;

comment on function pggit.with_other_aspects(jsonb, jsonb, text[]) is 'Facets of some aspects, with those of all others from another state';
