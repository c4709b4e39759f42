-- Removes blobs that no commit, version or open conflict reaches; those seen since seen_before apart (see
-- pggit.purge_seen_before), and those that another session is writing.
-- Stops after max_rows, or after the deadline; returns what was removed. Expects every commit to be marked
-- and the fold lock to be held.
create or replace function pggit.purge_blobs(seen_before timestamptz, max_rows bigint, deadline timestamptz)
returns table (object_type text, count bigint, bytes bigint)
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
set jit = off
as $$
#variable_conflict use_column
declare
  batch record;
begin
  for batch in
    select array_agg(g.hash) as hashes
    from (
      select u.hash, (row_number() over () - 1) / 1000 as number
      from (
        select b.hash
        from pggit.blobs as b
        where
          b.last_seen < seen_before
          and not exists (select from pggit.purge_marks as m where m.hash = b.hash)
          and not exists (select from pggit.versions as v where v.blob_hash = b.hash)
          and b.hash not in (select c.hash from pggit.conflict_blobs() as c (hash))
        limit max_rows
      ) as u
    ) as g
    group by g.number
  loop
    return query
      with free as (
        select b.ctid as place
        from pggit.blobs as b
        where b.hash = any (batch.hashes) and b.last_seen < seen_before
        for update skip locked
      ),
      gone as (
        delete from pggit.blobs as b
        where b.ctid = any (array(select f.place from free as f))
        returning pg_column_size(b.hash) + pg_column_size(b.content) as size
      )
      select 'blobs', count(*), sum(g.size) from gone as g having count(*) > 0;
    exit when clock_timestamp() >= deadline;
  end loop;
end
$$;

comment on function pggit.purge_blobs(timestamptz, bigint, timestamptz) is 'Removes blobs that nothing reaches; returns counts and bytes';
