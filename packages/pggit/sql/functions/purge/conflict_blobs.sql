-- Blobs that conflicts need as long as they are not resolved.
create or replace function pggit.conflict_blobs() returns setof bytea
language sql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
  select side.hash
  from pggit.conflict_registry as c
  cross join lateral (values (c.base_blob), (c.current_blob), (c.incoming_blob)) as side (hash)
  where c.status = 'unresolved' and side.hash is not null
$$;

comment on function pggit.conflict_blobs() is 'Blobs of unresolved conflicts, which purging keeps';
