-- The objects of a tree, one row each, in order of type and identity; none for NULL, the empty tree.
create or replace function pggit.tree_entries(root bytea)
returns table (object_type text, identity text, blob_hash bytea, structure_hash bytea, version text)
language sql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
  select
    l.entry ->> 'type',
    substr(l.key, length(l.entry ->> 'type') + 2),
    decode(l.entry ->> 'blob', 'hex'),
    decode(l.entry ->> 'structure', 'hex'),
    l.entry ->> 'version'
  from pggit.tree_leaves(root) as l
  order by l.entry ->> 'type' collate "C", l.key collate "C"
$$;

comment on function pggit.tree_entries(bytea) is 'The objects of a tree: type, identity, hashes and version';
