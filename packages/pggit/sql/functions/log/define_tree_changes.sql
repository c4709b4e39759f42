-- The definitions before and after of the objects in which two trees differ, as pggit.tree_changes finds them;
-- null on the side that lacks the object. Arguments are those of pggit.describe_tree_changes.
create or replace function pggit.define_tree_changes(root1 bytea, root2 bytea, names text[], of_type text)
returns table (object_type text, object_name text, old_name text, definition_before text, definition_after text)
language sql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
  select
    c.object_type, pggit.guide_name(c.identity), pggit.guide_name(c.old_identity),
    b1.content ->> 'definition', b2.content ->> 'definition'
  from pggit.tree_changes(root1, root2, names) with ordinality
    as c (object_type, identity, old_identity, action, version1, version2, blob1, blob2, place)
  left join pggit.blobs as b1 on b1.hash = c.blob1
  left join pggit.blobs as b2 on b2.hash = c.blob2
  where of_type is null or c.object_type = of_type
  order by c.place
$$;

comment on function pggit.define_tree_changes(bytea, bytea, text[], text) is
  'Definitions before and after of the objects in which two trees differ';
