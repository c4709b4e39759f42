-- Appends the state of each object that the running DDL statement touched to pggit.ddl_log. To be called
-- from a trigger on ddl_command_end only, with its tag.
create or replace function pggit.append_touched(statement_tag text) returns void
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
{{_capture_settings}}
as $$
declare
  started constant timestamptz := clock_timestamp();
  row_started timestamptz := started;
  touched record;
  state record;
  last_command text;
begin
  for touched in
    select t.classid, t.objid, t.object_type, t.command_tag, t.is_gone from pggit.touched_objects(statement_tag) as t
  loop
    if touched.is_gone then
      select i.schema as schema_name, i.name as object_name, i.identity, null::text[] as facets into state
      from pg_identify_object(touched.classid, touched.objid, 0) as i;
    elsif {{_is_locked_already}} then
      select o.* into state from pggit.read_object(touched.object_type, touched.objid) as o;
    else
      select o.* into state from pggit.read_aside(touched.object_type, touched.objid) as o;
    end if;
    continue when state.identity is null or state.schema_name ~ '^(pg_|pggit$|information_schema$)';
    insert into pggit.ddl_log (
      captured_at, author, command_tag, action, classid, objid, object_type, schema_name, object_name, identity,
      facets, message, duration
    ) values (
      started, pggit.current_author(), touched.command_tag, case when touched.is_gone then 'drop' else 'write' end,
      touched.classid, touched.objid, touched.object_type,
      state.schema_name, state.object_name, state.identity, state.facets,
      nullif(current_setting('pggit.message', true), ''), clock_timestamp() - row_started
    )
    returning cmin::text into last_command;
    row_started := clock_timestamp();
  end loop;
  -- what a later statement of this transaction writes comes after this: see pggit.captured_to
  if last_command is not null then
    perform set_config('pggit.captured_to', pg_current_xact_id() || ':' || last_command, true);
  end if;
end
$$;

comment on function pggit.append_touched(text) is
  'Appends each object that the running DDL statement touched to pggit.ddl_log';
