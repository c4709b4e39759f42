-- An identity as PostgreSQL prints it with `public` in the search path, which is how the operations
-- guide names objects: `users`, `calculate_tax(numeric)`, `api.orders`, `audit on users`. The same rule
-- as guideName() in src/compare/guide-name.ts; a test holds the two equal.
create or replace function pggit.guide_name(identity text) returns text
language sql immutable security invoker parallel safe
set search_path = pg_catalog, pg_temp
as $$
  select regexp_replace(
    regexp_replace(identity, '^public\.', ''), '^("(?:[^"]|"")*"|[^" ]+) on public\.', '\1 on '
  )
$$;

comment on function pggit.guide_name(text) is 'An object''s identity without the schema public';
