-- What is installed here, since when, and on which server.
create or replace function pggit.status_versions() returns table (status text, details text)
language sql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
  select
    'info',
    format(
      'pgGit %s since %s, PostgreSQL %s',
      i.version, to_char(i.installed_at, 'YYYY-MM-DD'), current_setting('server_version')
    )
  from pggit.installations as i
  order by i.installation_id desc
  limit 1
$$;

comment on function pggit.status_versions() is 'The Versions row of pggit.status()';
