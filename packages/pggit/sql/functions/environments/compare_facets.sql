-- What differs inside the objects that two environments both have, facet by facet: a column gained, a type
-- changed, and how far that reaches (major, minor, patch). Objects that only one of them has are rows of
-- pggit.compare_environments, not of this. `change` is seen from the first environment towards the second.
--
-- Arguments and errors as for pggit.compare_environments. Facets of one object come in the order in which
-- their DDL must run. The same changes as diffFacets() of the TypeScript core; a test holds them equal.
create or replace function pggit.compare_facets(env1_name text, env2_name text, include text[] default '{}')
returns table (
  object_type text, object_name text, facet text, change text, env1_value text, env2_value text, level text
)
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
set jit = off
as $$
declare
  aspects constant text[] := pggit.compared_aspects(include);
begin
  perform pggit.refresh_environments(env1_name, env2_name);
  return query
    select
      p.object_type, pggit.guide_name(p.identity), d.facet, d.change, d.before_value, d.after_value, d.level
    from pggit.pair_objects(
      pggit.environment_tree(env1_name), pggit.environment_tree(env2_name), aspects, only_differing => true
    ) with ordinality
      as p (object_type, identity, blob1, blob2, hash1, hash2, version1, version2, place)
    inner join pggit.blobs as whole1 on whole1.hash = p.blob1
    inner join pggit.blobs as whole2 on whole2.hash = p.blob2
    cross join lateral pggit.diff_facets(whole1.content -> 'facets', whole2.content -> 'facets', aspects)
      with ordinality as d (facet, change, before_value, after_value, level, place)
    where p.hash1 <> p.hash2
    order by p.place, d.place;
end
$$;

comment on function pggit.compare_facets(text, text, text[]) is
  'Facets that differ in the objects that two environments both have, and how far each change reaches';
