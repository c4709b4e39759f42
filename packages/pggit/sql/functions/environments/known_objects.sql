-- Which objects of another database an environment's last fetch has just as they are now: their tree entries.
-- `hashes` is "type identity" -> hash over all facets, in hex.
create or replace function pggit.known_objects(environment text, hashes jsonb) returns jsonb
language sql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
  select coalesce(jsonb_object_agg(l.key, l.entry), '{}')
  from pggit.branches as b
  inner join pggit.commits as c on c.hash = b.head_hash
  cross join pggit.tree_leaves(c.tree_hash) as l
  inner join pggit.blobs as blob on blob.hash = decode(l.entry ->> 'blob', 'hex')
  where b.name = environment and encode(blob.full_hash, 'hex') = hashes ->> l.key
$$;

comment on function pggit.known_objects(text, jsonb) is 'The objects that an environment''s last fetch has just so: their tree entries';
