-- What to tell somebody who named an object that is not there: the form of a name, and names that are alike.
create or replace function pggit.object_hint(object text, at_commit pggit.commits) returns text
language sql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
  select concat(
    'Name it as PostgreSQL prints it: users, api.orders, tax(numeric), audit on users.',
    pggit.did_you_mean(
      object, array(select distinct pggit.guide_name(e.identity) from pggit.tree_entries(at_commit.tree_hash) as e)
    )
  )
$$;

comment on function pggit.object_hint(text, pggit.commits) is 'The hint for an object that is not there';
