-- The query that reads all objects of a database whole, of every kind, as text to be run elsewhere.
create or replace function pggit.remote_query() returns text
language sql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
  select replace(
    $query${{_objects columns=o.*}}$query$,
    '{{objects}}',
    (select string_agg(q.query, E'\nunion all\n' order by q.object_type) from pggit.catalog_queries as q)
  )
$$;

comment on function pggit.remote_query() is 'The text that reads every object of a database, for one where pgGit may not be installed';
