-- What pggit.not_compared() would yield in another database, over an open dblink connection: `type identity`.
create or replace function pggit.remote_not_compared(connection text) returns text[]
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  names text[];
begin
  execute format('select array_agg(u.name order by u.name) from %s.dblink($1, $2) as u (name text)', pggit.dblink_schema())
  into names
  using connection, $query$
    select concat_ws(' ', u.object_type, u.identity) from (
      {{_not_compared}}
    ) as u
  $query$;
  return coalesce(names, '{}');
end
$$;

comment on function pggit.remote_not_compared(text) is 'Objects of another database of kinds that pgGit does not follow yet';
