-- Removes blobs that no commit, version or open conflict reaches from a stretch of their table; all else as in
-- pggit.purge_trees.
create or replace function pggit.purge_blobs(first_place tid, end_place tid, seen_before timestamptz, max_rows bigint)
returns table (count bigint, bytes bigint)
language sql volatile security invoker
set search_path = pg_catalog, pg_temp
set enable_hashjoin = off
set enable_mergejoin = off
set jit = off
as $$
{{_purge_stretch of=blobs; content=content; kept= and not exists (select from pggit.versions as v where v.blob_hash = x.hash) and x.hash not in (select c.hash from pggit.conflict_blobs() as c (hash))}}
$$;

comment on function pggit.purge_blobs(tid, tid, timestamptz, bigint) is
  'Removes blobs that nothing reaches from a stretch of their table; returns their number and bytes';
