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
  with free as materialized (
    select b.ctid as place
    from pggit.blobs as b
    where
      b.ctid >= first_place and b.ctid < end_place
      and b.last_seen < seen_before
      and not exists (select from pggit.purge_marks as m where m.hash = b.hash)
      and not exists (select from pggit.versions as v where v.blob_hash = b.hash)
      and b.hash not in (select c.hash from pggit.conflict_blobs() as c (hash))
    limit max_rows
    for update skip locked
  ),
  gone as (
    delete from pggit.blobs as b
    where b.ctid = any (array(select f.place from free as f))
    returning pg_column_size(b.hash) + pg_column_size(b.content) as size
  )
  select count(*), coalesce(sum(g.size), 0) from gone as g
$$;

comment on function pggit.purge_blobs(tid, tid, timestamptz, bigint) is
  'Removes blobs that nothing reaches from a stretch of their table; returns their number and bytes';
