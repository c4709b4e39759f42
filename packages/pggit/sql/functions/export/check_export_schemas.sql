-- Refuses an export of schemas that are not there, are the system's, or may not be used by the role: the
-- catalog would show what is in them, but not whether it was all. Null stands for all schemas.
create or replace function pggit.check_export_schemas(schemas text[]) returns void
language plpgsql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  wrong record;
begin
  if cardinality(schemas) = 0 then
    raise exception 'schemas is empty: nothing would be exported'
      using errcode = 'PG001', hint = 'Name schemas, or leave the argument out for all of them.';
  end if;
  for wrong in execute $query${{_export_schemas}}$query$ using schemas loop
    case wrong.problem
      when 'system' then
        raise exception 'schema % is not exported: it is PostgreSQL''s or pgGit''s own', quote_ident(wrong.name)
          using errcode = 'PG001', hint = 'Name schemas of your own, or leave the argument out for all of them.';
      when 'closed' then
        raise exception 'schema % cannot be exported: % lacks USAGE on it', quote_ident(wrong.name), quote_ident(current_user)
          using
            errcode = 'PG006',
            hint = format('GRANT USAGE ON SCHEMA %I TO %I; or name the schemas to export.', wrong.name, current_user);
      else
        raise exception 'there is no schema %', quote_ident(wrong.name)
          using
            errcode = 'PG005',
            hint = coalesce(
              'There is ' || quote_ident(wrong.similar) || '; names are matched as they are stored.',
              'See SELECT nspname FROM pg_catalog.pg_namespace;'
            );
    end case;
  end loop;
end
$$;

comment on function pggit.check_export_schemas(text[]) is
  'Raises PG001, PG005 or PG006 where the given schemas cannot be exported';
