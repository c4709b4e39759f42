-- How far the change of one facet reaches: 'major' loses or narrows something that others may rely on,
-- 'minor' adds, 'patch' touches detail only. `change` is gained, lost or changed, seen from before
-- towards after; the values matter only where a column's type changes. The same table as `levels` in
-- src/compare/diff-facets.ts; a test holds the two equal.
create or replace function pggit.change_level(
  facet text, impact text, change text, before_value text default null, after_value text default null
) returns text
language sql immutable security invoker parallel safe
set search_path = pg_catalog, pg_temp
as $$
  select case
    when
      change = 'changed' and facet like '%/type'
      and not pggit.narrows_type(coalesce(before_value, ''), coalesce(after_value, ''))
      then 'minor'
    when impact = 'contract' then case change when 'gained' then 'minor' else 'major' end
    when impact = 'restriction' then case change when 'lost' then 'minor' else 'major' end
    when impact = 'key' then 'major'
    when impact = 'behaviour' then 'minor'
    else 'patch'
  end
$$;

comment on function pggit.change_level(text, text, text, text, text) is
  'How far a facet''s change reaches, by its key, impact, direction and values: major, minor or patch';
