-- Lets pggit_parser read a definition: it may make objects in the scratch schema, use the schemas that the
-- text mentions, and refer to the tables that it references. To be rolled back with the reading. A name that is
-- none, or on which this role has nothing to give, is passed over: PostgreSQL says so when it reads.
create or replace function pggit.grant_reading(definition text, scratch text, schema_name text) returns void
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  one text;
begin
  execute format('grant usage, create on schema %I to pggit_parser', scratch);
  for one in
    select n.nspname
    from pg_namespace as n
    where
      n.nspname !~ {{_system_schemas}} and n.nspname <> scratch
      and (n.nspname = schema_name or strpos(lower(definition), lower(n.nspname)) > 0)
  loop
    begin
      execute format('grant usage on schema %I to pggit_parser', one);
    exception when insufficient_privilege then
      null;
    end;
  end loop;
  for one in
    select distinct coalesce(to_regclass(r.name[1]), to_regclass(format('%I.%s', schema_name, r.name[1])))::text
    from regexp_matches(
      definition, '\mreferences\s+((?:"(?:[^"]|"")+"|\w+)(?:\.(?:"(?:[^"]|"")+"|\w+))?)', 'gi'
    ) as r (name)
  loop
    continue when one is null;
    begin
      execute format('grant references on table %s to pggit_parser', one);
    exception when insufficient_privilege or wrong_object_type then
      null;
    end;
  end loop;
end
$$;

comment on function pggit.grant_reading(text, text, text) is 'Lets pggit_parser read one definition; to be rolled back';
