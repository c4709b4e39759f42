-- The query that reads all objects of a database whole, of the given types, as text to be run elsewhere: to
-- plan the queries of types of which there are none takes longer than to read a small schema.
create or replace function pggit.remote_query(object_types text[]) returns text
language sql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
  select replace(
    $query${{_objects columns=o.*}}$query$,
    '{{objects}}',
    (
      select string_agg(q.query, E'\nunion all\n' order by q.object_type)
      from pggit.catalog_queries as q
      where q.object_type = any (object_types)
    )
  )
$$;

comment on function pggit.remote_query(text[]) is
  'The text that reads every object of some types of a database, for one where pgGit may not be installed';
