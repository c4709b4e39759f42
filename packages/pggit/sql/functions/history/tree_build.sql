-- Stores the tree of a set of entries ("type identity" -> entry) whose keys share the path down to this
-- depth, and returns {"tree": hash in hex, "count": objects}; NULL for an empty set.
--
-- The shape is canonical, it depends on the set alone: at most 32 entries are one leaf, more are split
-- sixteen ways. So equal schemas have equal trees, whatever led to them.
create or replace function pggit.tree_build(entries jsonb, depth integer) returns jsonb
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  leaf_size constant integer := 32;
  total constant integer := (select count(*) from jsonb_object_keys(entries));
  children jsonb;
begin
  if total = 0 then
    return null;
  end if;
  if total <= leaf_size then
    return jsonb_build_object('tree', encode(pggit.tree_put(true, entries, total), 'hex'), 'count', total);
  end if;
  select jsonb_object_agg(part.digit, pggit.tree_build(part.entries, depth + 1))
  into children
  from (
    select pggit.tree_digit(e.key, depth) as digit, jsonb_object_agg(e.key, e.value) as entries
    from jsonb_each(tree_build.entries) as e
    group by digit
  ) as part;
  return jsonb_build_object('tree', encode(pggit.tree_put(false, children, total), 'hex'), 'count', total);
end
$$;

comment on function pggit.tree_build(jsonb, integer) is
  'Stores the canonical tree of a set of entries: {"tree", "count"}, or null for none';
