-- The places of an object's parts (`label:a/position`) once the parts that only `incoming` has come to those of
-- `current_facets`: where the statement that adds a part says its neighbour, behind that; else at the end. Gives
-- each part of `merged` that has a place the one that it will have; the other facets are not touched.
create or replace function pggit.merge_places(merged jsonb, current_facets jsonb, incoming jsonb) returns jsonb
language plpgsql immutable security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  parts text[];
  part record;
begin
  parts := array(
    select left(c.key, -length('/position'))
    from jsonb_each(current_facets) as c
    where c.key like '%/position' and merged ? c.key
    order by (c.value ->> 'rank')::integer
  );
  for part in
    select
      left(i.key, -length('/position')) as key,
      split_part(i.key, ':', 1) || ':' || substr(i.value ->> 'value', length('after ') + 1) as before,
      i.value ->> 'value' = 'first' as is_first,
      exists (select from (select i.value ->> 'set') as s (statement) where {{_is_idle}}) as is_placed
    from jsonb_each(incoming) as i
    where i.key like '%/position' and merged ? i.key and not current_facets ? i.key
    order by (i.value ->> 'rank')::integer
  loop
    parts := case
      when not part.is_placed then parts || part.key
      when part.is_first then part.key || parts
      else parts[: array_position(parts, part.before)] || part.key || parts[array_position(parts, part.before) + 1 :]
    end;
  end loop;
  return merged || coalesce(
    (
      select jsonb_object_agg(
        p.key || '/position',
        merged -> (p.key || '/position')
          || jsonb_build_object('value', coalesce('after ' || substr(p.before, strpos(p.key, ':') + 1), 'first'))
      )
      from (
        select u.key, lag(u.key) over (order by u.place) as before
        from unnest(parts) with ordinality as u (key, place)
      ) as p
    ),
    '{}'
  );
end
$$;

comment on function pggit.merge_places(jsonb, jsonb, jsonb) is 'The places that the parts of a merged object have';
