-- The oids that may be of the user's object of this class and identity, looked up by the schema and the name in it (those
-- of the table for what stands on one): none where nothing has them, or the identity is no such name. NULL for classes
-- whose objects are few or in no schema: any may be. What it costs does not grow with the schema, and the caller needs
-- no privilege on it.
create or replace function pggit.oids_named(class text, identity text) returns oid[]
language plpgsql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  word constant text := '(?:[^" .(]+|"(?:[^"]|"")+")';
  parts text[];
  schema oid;
  relation oid;
begin
  if class not in ('pg_class', 'pg_type', 'pg_proc', 'pg_trigger', 'pg_policy', 'pg_rewrite') then
    return null;
  end if;
  begin
    parts := parse_ident(case
      when class in ('pg_class', 'pg_type') then identity
      when class = 'pg_proc' then substring(identity from format('^(%s\.%1$s)\(', word))
      else substring(identity from format('^%s on (%1$s\.%1$s)$', word))
    end);
  exception when invalid_parameter_value then
    return '{}';
  end;
  select n.oid into schema from pg_namespace as n where n.nspname = parts[1];
  if class in ('pg_trigger', 'pg_policy', 'pg_rewrite') then
    select c.oid into relation from pg_class as c where c.relname = parts[2] and c.relnamespace = schema;
  end if;
  return case class
    when 'pg_class' then array(select c.oid from pg_class as c where c.relname = parts[2] and c.relnamespace = schema)
    when 'pg_type' then array(select t.oid from pg_type as t where t.typname = parts[2] and t.typnamespace = schema)
    when 'pg_proc' then array(select p.oid from pg_proc as p where p.proname = parts[2] and p.pronamespace = schema)
    when 'pg_trigger' then array(select g.oid from pg_trigger as g where g.tgrelid = relation)
    when 'pg_policy' then array(select p.oid from pg_policy as p where p.polrelid = relation)
    when 'pg_rewrite' then array(select r.oid from pg_rewrite as r where r.ev_class = relation)
  end;
end
$$;

comment on function pggit.oids_named(text, text) is
  'The oids that may be of an object of this class and identity; null where any of the class may';
