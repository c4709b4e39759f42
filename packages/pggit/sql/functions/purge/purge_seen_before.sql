-- Since when a tree node or blob must not have been stored or reused to be swept. Whoever reads another
-- database stores what it found before the commit that will hold it.
create or replace function pggit.purge_seen_before(cutoff timestamptz) returns timestamptz
language sql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
  select greatest(cutoff, now() - interval '1 day')
$$;

comment on function pggit.purge_seen_before(timestamptz) is 'The grace period of what nothing reaches: last seen before this, it may be removed';
