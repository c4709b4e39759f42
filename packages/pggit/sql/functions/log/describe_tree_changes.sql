-- What leads from one tree to another as people read it: pggit.tree_changes with the facets that changed, in
-- words (`changes`) and for programs (`facets`: [{"facet", "change", "before", "after", "level"}]), and how far
-- the object's change reaches. Only changes of the given aspects; a new, dropped or renamed object is one of
-- them always. Names are those of pggit.guide_name.
create or replace function pggit.describe_tree_changes(root1 bytea, root2 bytea, names text[], of_type text, aspects text[])
returns table (
  object_type text, object_name text, old_name text, action text, version_before text, version_after text, level text,
  changes text[], facets jsonb
)
language sql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
  select
    c.object_type, pggit.guide_name(c.identity), pggit.guide_name(c.old_identity), c.action, c.version1, c.version2,
    case
      when c.action = 'create' then 'minor'
      when c.action in ('drop', 'rename') or 'major' = any (f.levels) then 'major'
      when 'minor' = any (f.levels) then 'minor'
      else 'patch'
    end,
    coalesce(f.words, '{}'),
    coalesce(f.facets, '[]')
  from pggit.tree_changes(root1, root2, names) with ordinality
    as c (object_type, identity, old_identity, action, version1, version2, blob1, blob2, place)
  left join pggit.blobs as b1 on b1.hash = c.blob1
  left join pggit.blobs as b2 on b2.hash = c.blob2
  cross join lateral (
    select
      array_agg(d.level) as levels,
      array_agg(pggit.facet_words(d.facet, d.change, d.before_value, d.after_value) order by d.place) as words,
      jsonb_agg(
        jsonb_build_object(
          'facet', d.facet, 'change', d.change, 'before', d.before_value, 'after', d.after_value, 'level', d.level
        )
        order by d.place
      ) as facets
    from pggit.diff_facets(b1.content -> 'facets', b2.content -> 'facets', aspects)
      with ordinality as d (facet, change, before_value, after_value, level, place)
    where c.action in ('alter', 'rename')
  ) as f
  where (of_type is null or c.object_type = of_type) and (c.action <> 'alter' or f.words is not null)
  order by c.place
$$;

comment on function pggit.describe_tree_changes(bytea, bytea, text[], text, text[]) is
  'What leads from one tree to another, object by object and facet by facet';
