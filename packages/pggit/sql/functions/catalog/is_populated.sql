-- Whether a materialized view holds the rows of its query; NULL for an object of another kind, and where it is not there.
create or replace function pggit.is_populated(object_type text, identity text) returns boolean
language plpgsql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  if is_populated.object_type = 'materialized view' then
    return (select c.relispopulated from pg_class as c where c.oid = to_regclass(is_populated.identity));
  end if;
  return null;
end
$$;

comment on function pggit.is_populated(text, text) is 'Whether a materialized view holds the rows of its query; null for other kinds';
