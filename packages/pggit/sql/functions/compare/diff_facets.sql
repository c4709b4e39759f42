-- What differs between two readings of one object, facet by facet, in the order in which the DDL must
-- run. A part that only one side has is one change, not one for each facet below it: where
-- `column:email` is gained, `column:email/type` is not mentioned. Arguments are the `facets` of two
-- catalog rows and the aspects that count ('structure', 'owner', 'privileges', 'comments'). The same
-- rule as diffFacets() in src/compare/diff-facets.ts; a test holds the two equal.
--
-- Not in language sql: before PostgreSQL 18 that would be planned anew at each call.
create or replace function pggit.diff_facets(before jsonb, after jsonb, aspects text[] default '{structure}')
returns table (facet text, change text, before_value text, after_value text, level text)
language plpgsql immutable security invoker parallel safe
set search_path = pg_catalog, pg_temp
as $$
begin
  return query
    with pair as (
      select
        coalesce(b.key, a.key) as key,
        b.value as before,
        a.value as after,
        coalesce(a.value, b.value) as facet,
        case when a.value is null then 'lost' when b.value is null then 'gained' else 'changed' end as change
      from jsonb_each(diff_facets.before) as b
      full join jsonb_each(diff_facets.after) as a on a.key = b.key
    )
    select
      p.key,
      p.change,
      -- a part that has no value of its own is shown by the clause that declares it
      coalesce(p.before ->> 'value', p.before ->> 'inline'),
      coalesce(p.after ->> 'value', p.after ->> 'inline'),
      -- a part that stands elsewhere among those that both sides have: labels compare by their order
      case
        when p.change = 'changed' and p.key like '%/position' and earlier.before is distinct from earlier.after then 'major'
        else pggit.change_level(p.key, p.facet ->> 'impact', p.change, p.before ->> 'value', p.after ->> 'value')
      end
    from pair as p
    cross join lateral (
      select
        (array_agg(s.key order by (s.before ->> 'rank')::integer desc, s.key collate "C" desc)
          filter (where (s.before ->> 'rank')::integer < coalesce((part.before ->> 'rank')::integer, 0)))[1] as before,
        (array_agg(s.key order by (s.after ->> 'rank')::integer desc, s.key collate "C" desc)
          filter (where (s.after ->> 'rank')::integer < coalesce((part.after ->> 'rank')::integer, 0)))[1] as after
      from pair as s
      left join pair as part on part.key = left(p.key, -length('/position'))
      where
        p.change = 'changed' and p.key like '%/position'
        and s.before ->> 'aspect' = 'presence' and s.after ->> 'aspect' = 'presence'
    ) as earlier
    where
      case p.facet ->> 'aspect' when 'presence' then 'structure' else p.facet ->> 'aspect' end = any (aspects)
      and (p.change <> 'changed' or p.before ->> 'value' is distinct from p.after ->> 'value')
      and not exists (
        select from pair as parent
        where parent.change <> 'changed' and starts_with(p.key, parent.key || '/')
      )
    order by (p.facet ->> 'rank')::integer, p.key collate "C";
end
$$;

comment on function pggit.diff_facets(jsonb, jsonb, text[]) is
  'Facets that differ between two readings of one object: gained, lost or changed, and how far that reaches';
