-- Registers a conflict and returns its id.
--
-- conflict_type and what its conflict_data must have (incoming_ may be spelt tracked_ everywhere):
--   merge       two versions of one object: incoming_definition or incoming_version
--   version     two version numbers: current_version and incoming_version
--   constraint  two definitions of one constraint: constraint_name and incoming_definition, such as CHECK (id > 0)
--   dependency  what an object needs: missing, a list of what is not there, or cycle, of what needs each other
-- and may have: base_version, current_version, base_definition, current_definition, incoming_definition and more.
-- object_type is a kind that pgGit follows, object_identifier a name such as public.users or
-- public.tax(numeric). The object need not be there.
--
-- What a definition says is not looked at before somebody resolves or previews the conflict, and then not trusted.
-- Raises PG001 for an unknown type of conflict or object and an empty name, PG065 for conflict_data that does
-- not fit.
--
-- SECURITY DEFINER: operators may register conflicts and may not write to the table otherwise.
create or replace function pggit.register_conflict(
  conflict_type text, object_type text, object_identifier text, conflict_data jsonb default '{}'
) returns uuid
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  if (register_conflict.conflict_type in ('merge', 'version', 'constraint', 'dependency')) is not true then
    raise exception 'there is no type of conflict called %', coalesce(quote_literal(register_conflict.conflict_type), 'NULL')
      using errcode = 'PG001', hint = 'The types are merge, version, constraint and dependency.';
  elsif not exists (select from pggit.catalog_queries as q where q.object_type = lower(register_conflict.object_type)) then
    raise exception 'there is no type of object called %', coalesce(quote_literal(register_conflict.object_type), 'NULL')
      using
        errcode = 'PG001',
        hint = 'The types are ' || (select string_agg(q.object_type, ', ' order by q.object_type) from pggit.catalog_queries as q) || '.';
  elsif coalesce(trim(register_conflict.object_identifier), '') = '' then
    raise exception 'a conflict needs the name of its object'
      using errcode = 'PG001', hint = 'For example: object_identifier => ''public.users''.';
  end if;
  perform pggit.check_conflict_data(register_conflict.conflict_type, register_conflict.conflict_data);
  perform pggit.check_writable('a conflict cannot be registered');
  return pggit.record_conflict(
    jsonb_build_object(
      'conflict_type', register_conflict.conflict_type,
      'object_type', lower(register_conflict.object_type),
      'object_identifier', register_conflict.object_identifier,
      'conflict_data', register_conflict.conflict_data
    )
  );
end
$$;

comment on function pggit.register_conflict(text, text, text, jsonb) is
  'Registers a conflict (merge, version, constraint or dependency) and returns its id';
