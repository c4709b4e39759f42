-- The room that pgGit's own tables take on disk, indexes and toast included, in bytes.
create or replace function pggit.storage_bytes() returns bigint
language sql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
  select sum(pg_total_relation_size(c.oid))::bigint
  from pg_class as c
  where c.relnamespace = 'pggit'::regnamespace and c.relkind = 'r'
$$;

comment on function pggit.storage_bytes() is 'The room that pgGit''s tables take, in bytes';
