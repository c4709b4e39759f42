-- The same conflicts, those that wait for each other told as what they are: where what one needs is missing since it
-- needs, in the end, the first, they are in a cycle.
create or replace function pggit.find_cycles(conflicts pggit.conflict_registry[]) returns pggit.conflict_registry[]
language sql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
  with recursive need as (
    select
      c.object_identifier as identity,
      coalesce(
        (select w.object_identifier from unnest(conflicts) as w where missing.name in (w.object_identifier, pggit.guide_name(w.object_identifier)) limit 1),
        missing.name
      ) as needs
    from unnest(conflicts) as c
    cross join lateral jsonb_array_elements_text(c.conflict_data -> 'missing') as missing (name)
  ),
  path (first, last, steps, is_cycle) as (
    select n.identity, n.needs, array[n.identity], n.needs = n.identity from need as n
    union all
    select p.first, n.needs, p.steps || n.identity, n.needs = p.first
    from path as p
    inner join need as n on n.identity = p.last
    where not p.is_cycle and n.identity <> all (p.steps)
  )
  select array(
    select jsonb_populate_record(
      c,
      case
        when p.steps is null then '{}'
        else jsonb_build_object('conflict_data', c.conflict_data - 'missing' || jsonb_build_object('cycle', to_jsonb(p.steps)))
      end
    )
    from unnest(conflicts) as c
    left join lateral (select p.steps from path as p where p.first = c.object_identifier and p.is_cycle limit 1) as p on true
  )
$$;

comment on function pggit.find_cycles(pggit.conflict_registry[]) is 'Conflicts over what is missing, those in a cycle told as such';
