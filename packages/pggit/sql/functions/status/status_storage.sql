-- The room that pgGit's own tables take, indexes and toast included, and how many objects it follows.
create or replace function pggit.status_storage() returns table (status text, details text)
language sql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
  select
    'ok',
    format(
      'Using %s across %s object%s',
      pg_size_pretty(pggit.storage_bytes()), followed.objects, case followed.objects when 1 then '' else 's' end
    )
  from (select count(*) as objects from pggit.objects as o where o.is_live) as followed
$$;

comment on function pggit.status_storage() is 'Size of pgGit''s tables; the Storage row of pggit.status()';
