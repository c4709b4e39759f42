-- Merges two states of an object that came of one, facet by facet: what only one side changed is as that side has
-- it; what both changed alike is so; what both changed differently collides and is named. All three are
-- facets as in pggit.blobs.content; null where the object is not there. Without a base what only one side has
-- comes in, and nothing goes.
--
-- collisions also names a part that one side dropped and the other changed, and 'object' where that is the
-- whole. Places of parts (a label's, an attribute's) never collide, they follow: see pggit.merge_places.
-- Where both sides changed a body, `body_statement` is the statement that makes the merged one, line by line,
-- and the body of `merged` is the current one still: how PostgreSQL prints it, nobody knows before.
create or replace function pggit.merge_facets(
  in base jsonb, in current_facets jsonb, in incoming jsonb,
  out merged jsonb, out collisions text[], out body_statement text
)
language plpgsql immutable security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  if incoming is null and base is not null then
    -- it went: alone where nothing else changed meanwhile
    collisions := case
      when current_facets is null or not exists (
        select from pggit.diff_facets(base, current_facets, '{structure,owner,privileges,comments}')
      ) then '{}'
      else '{object}'
    end;
    return;
  end if;

  body_statement := case
    when
      incoming #>> '{body,value}' is distinct from base #>> '{body,value}'
      and current_facets #>> '{body,value}' is distinct from base #>> '{body,value}'
      and incoming #>> '{body,value}' is distinct from current_facets #>> '{body,value}'
      then pggit.merge_lines(base #>> '{body,set}', current_facets #>> '{body,set}', incoming #>> '{body,set}')
  end;

  with pair as materialized (
    select
      k.key,
      b.value as base, c.value as current, i.value as incoming,
      (b.value is null) = (c.value is null) and b.value ->> 'value' is not distinct from c.value ->> 'value' as is_kept_here,
      (b.value is null) = (i.value is null) and b.value ->> 'value' is not distinct from i.value ->> 'value' as is_kept_there,
      (c.value is null) = (i.value is null) and c.value ->> 'value' is not distinct from i.value ->> 'value' as is_alike
    from (
      select jsonb_object_keys(merge_facets.base) as key
      union
      select jsonb_object_keys(current_facets)
      union
      select jsonb_object_keys(merge_facets.incoming)
    ) as k
    left join jsonb_each(merge_facets.base) as b on b.key = k.key
    left join jsonb_each(current_facets) as c on c.key = k.key
    left join jsonb_each(merge_facets.incoming) as i on i.key = k.key
  ),
  chosen as materialized (
    select
      p.*,
      case
        when p.is_alike and p.current is distinct from p.incoming then p.current || jsonb_strip_nulls(
          jsonb_build_object(
            'set', pggit.merge_texts(p.base ->> 'set', p.current ->> 'set', p.incoming ->> 'set'),
            'inline', pggit.merge_texts(p.base ->> 'inline', p.current ->> 'inline', p.incoming ->> 'inline')
          )
        )
        when p.is_alike or p.is_kept_there then p.current
        when p.is_kept_here then p.incoming
        else coalesce(p.current, p.incoming)
      end as value,
      not p.is_alike and not p.is_kept_there and not p.is_kept_here and p.key not like '%/position'
        and not (p.key = 'body' and merge_facets.body_statement is not null) as collides
    from pair as p
  )
  select
    jsonb_object_agg(c.key, c.value) filter (where c.value is not null),
    array(
      select n.key
      from (
        select c.key from chosen as c where c.collides
        union
        -- what is left of a part that one side dropped
        select part.key
        from chosen as part
        inner join chosen as c on starts_with(c.key, part.key || '/') and c.value is not null
        where part.value is null
        union
        select 'object' where exists (select from chosen as c where c.key = 'object' and c.value is null)
          and exists (select from chosen as c where c.value is not null)
      ) as n
      order by n.key collate "C"
    )
  into merged, collisions
  from chosen as c;

  merged := pggit.merge_places(merged, coalesce(current_facets, '{}'), coalesce(incoming, '{}'));
end
$$;

comment on function pggit.merge_facets(jsonb, jsonb, jsonb) is
  'Merges two states of an object that came of one, facet by facet, and names those that collide';
