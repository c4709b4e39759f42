-- The root of the tree that a branch or environment stands at; NULL where it is empty.
-- Raises PG003 UNKNOWN_ENVIRONMENT with the known names in the hint.
create or replace function pggit.environment_tree(name text) returns bytea
language plpgsql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  root bytea;
begin
  select c.tree_hash into root
  from pggit.branches as b
  left join pggit.commits as c on c.hash = b.head_hash
  where b.name = environment_tree.name;
  if not found then
    raise exception 'there is no environment called %', coalesce(quote_literal(environment_tree.name), 'NULL')
      using
        errcode = 'PG003',
        hint = format(
          'Known here: %s. Fetch another one with pggit.fetch_environment(name, connection_string).',
          (select string_agg(b.name, ', ' order by b.name) from pggit.branches as b)
        );
  end if;
  return root;
end
$$;

comment on function pggit.environment_tree(text) is 'The tree of a branch or environment; PG003 where there is none of that name';
