-- The statements that make an object what it is wanted to be, in the order in which they have to run: what
-- goes is unset from the last to the first, then what comes or changes is set from the first to the last.
--
-- Arguments are the object now and as wanted, as pggit.blobs.content has them; null where it is not there.
-- Rows: change is create, drop, rebuild (drop and create, where something changed that no statement
-- reaches), lost, gained or changed; facet is the first facet that the statement is for, before and after its
-- values; takes is whether the statement takes it away. A part that comes or goes whole is one statement. Knows nothing of DDL but what the facets say.
-- Planned once in a session, which takes as long as ten answers.
create or replace function pggit.plan_object(current_object jsonb, wanted_object jsonb)
returns table (
  "position" integer, change text, facet text, takes boolean, before_value text, after_value text, statement text
)
language plpgsql stable security invoker
set search_path = pg_catalog, pg_temp
set plan_cache_mode = force_generic_plan
as $$
#variable_conflict use_column
begin
  return query
  with pair as materialized (
    select
      coalesce(c.key, w.key) as key, c.value as now, w.value as wanted,
      case when w.value is null then 'lost' when c.value is null then 'gained' else 'changed' end as change,
      coalesce(w.value, c.value) ->> 'aspect' as aspect,
      (select {{_altering}} from (select c.value as before, w.value as after) as facet) as altering
    from jsonb_each(current_object -> 'facets') as c
    full join jsonb_each(wanted_object -> 'facets') as w on w.key = c.key
  ),
  differing as materialized (
    select p.*
    from pair as p
    where
      p.key <> 'object'
      and (p.change <> 'changed' or p.now ->> 'value' is distinct from p.wanted ->> 'value')
      and case
        when p.change = 'changed' then true
        -- what goes with its part, and what the statement of a part says already
        else not exists (
          select from pair as part
          where
            part.change = p.change and starts_with(p.key, part.key || '/')
            and (p.change = 'lost' or p.aspect in ('structure', 'presence') and p.wanted ->> 'inline' is distinct from '')
        )
      end
  ),
  whole as (
    select
      case
        when current_object is null and wanted_object is null then 'none'
        when current_object is null then 'create'
        when wanted_object is null then 'drop'
        when bool_or(
          case p.change
            when 'lost' then p.now ->> 'unset' is null
            when 'gained' then
              p.aspect = 'structure' and p.key not like '%/%' and coalesce(p.wanted ->> 'set', p.wanted ->> 'unset') is null
              -- a body brings what follows from it
              and not exists (select from differing as d where d.key = 'body' and d.wanted ->> 'set' is not null)
            when 'changed' then
              p.wanted ->> 'set' is null
              -- a part can be unset and set anew as a whole
              and not exists (
                select from pair as part
                where part.change = 'changed' and starts_with(p.key, part.key || '/') and part.wanted ->> 'set' is not null
                  and part.now ->> 'unset' is not null
              )
          end
        )
        -- columns of a query come in its order
        or exists (
          select from pair as p
          where p.aspect = 'presence' and p.change = 'changed'
            and coalesce(p.now ->> 'unset', p.wanted ->> 'set') is null and p.now -> 'rank' <> p.wanted -> 'rank'
        )
          then 'rebuild'
        else 'alter'
      end as change
    from differing as p
  ),
  step (phase, change, facet, before_value, after_value, rank, statement) as (
    select 1, w.change, 'object', null, null, 0, current_object #>> '{facets,object,unset}'
    from whole as w
    where w.change in ('drop', 'rebuild')
    union all
    select 2, w.change, 'object', null, null, 0, pggit.facets_definition(wanted_object -> 'facets')
    from whole as w
    where w.change in ('create', 'rebuild')
    union all
    -- what a definition leaves to statements of their own
    select 3, w.change, f.key, null, f.value ->> 'value', (f.value ->> 'rank')::integer, f.value ->> 'set'
    from whole as w
    cross join jsonb_each(wanted_object -> 'facets') as f
    where
      w.change in ('create', 'rebuild')
      and (
        f.value ->> 'aspect' not in ('structure', 'presence')
        or (f.value ->> 'rank')::integer between 70000 and 79999 and f.value ->> 'inline' is null
      )
    union all
    select
      1, p.change, p.key, p.now ->> 'value', p.wanted ->> 'value', -({{_apply_order}}), p.now ->> 'unset'
    from whole as w
    cross join lateral (
      select d.*, (d.now ->> 'rank')::integer as rank
      from differing as d
      where
        d.change = 'lost'
        or d.change = 'changed' and d.now ->> 'unset' is not null
        and exists (select from (select d.altering) as s (statement) where {{_is_added}})
        -- a default of the old type stands in the way of the new one
        or d.change = 'changed' and d.now ->> 'unset' is not null and d.altering = d.wanted ->> 'set'
        and exists (select from differing as t where t.change = 'changed' and t.key <> d.key and t.key = split_part(d.key, '/', 1) || '/type')
      union all
      select part.*, (part.now ->> 'rank')::integer
      from pair as part
      where part.change = 'changed' and part.now ->> 'unset' is not null
        and exists (
          select from differing as d
          where d.change = 'changed' and d.wanted ->> 'set' is null and starts_with(d.key, part.key || '/')
        )
    ) as p
    cross join lateral (select p.rank, p.key) as f
    where w.change = 'alter'
    union all
    select
      4, p.change, p.key, p.now ->> 'value', p.wanted ->> 'value', {{_apply_order}}, p.altering
    from whole as w
    cross join lateral (
      select d.*, (d.wanted ->> 'rank')::integer as rank
      from differing as d
      where
        d.change = 'gained'
        or d.change = 'changed' and not exists (select from (select d.altering) as s (statement) where {{_is_idle}})
      union all
      select part.*, (part.wanted ->> 'rank')::integer
      from pair as part
      where part.change = 'changed' and part.now ->> 'unset' is not null
        and exists (
          select from differing as d
          where d.change = 'changed' and d.wanted ->> 'set' is null and starts_with(d.key, part.key || '/')
        )
    ) as p
    cross join lateral (select p.rank, p.key) as f
    where w.change = 'alter'
    union all
    -- what stays as it was, but went with a part that is taken away and set anew
    select 4, 'changed', k.key, k.now ->> 'value', k.wanted ->> 'value', (k.wanted ->> 'rank')::integer, k.wanted ->> 'set'
    from whole as w
    cross join pair as k
    where
      w.change = 'alter' and k.change = 'changed' and k.now ->> 'value' is not distinct from k.wanted ->> 'value'
      and (k.aspect not in ('structure', 'presence') or k.wanted ->> 'inline' = '')
      and exists (
        select from differing as d
        cross join lateral (select d.altering) as s (statement)
        where d.change = 'changed' and d.now ->> 'unset' is not null and starts_with(k.key, d.key || '/') and {{_is_added}}
      )
  ),
  once as (
    select distinct on (s.phase, s.statement) s.*
    from step as s
    where s.statement is not null
    order by s.phase, s.statement, s.rank, s.facet collate "C"
  )
  select
    (row_number() over (order by o.phase, o.rank, o.facet collate "C"))::integer,
    o.change, o.facet, o.phase = 1, o.before_value, o.after_value, o.statement
  from once as o
  order by 1;
end
$$;

comment on function pggit.plan_object(jsonb, jsonb) is
  'The statements that make an object what it is wanted to be, in order';
