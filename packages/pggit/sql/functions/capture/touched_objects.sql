-- The objects that the running DDL statement touched, each once, in the order in which it did. To be
-- called from a trigger on ddl_command_end only, with its tag: what is said of a part (the sequence of an
-- identity column) goes under the statement's own tag.
create or replace function pggit.touched_objects(statement_tag text)
returns table (classid oid, objid oid, object_type text, command_tag text)
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  command record;
  also record;
  seen oid[] := '{}';
begin
  for command in
    select c.classid, c.objid, c.object_type, c.command_tag
    from pg_event_trigger_ddl_commands() as c
    -- nothing exists yet that ALTER DEFAULT PRIVILEGES would change
    where
      not c.in_extension
      and c.command_tag <> 'ALTER DEFAULT PRIVILEGES'
      and coalesce(c.schema_name, '') !~ '^(pg_|pggit$|information_schema$)'
  loop
    if command.objid is not null then
      select b.classid, b.objid into classid, objid from pggit.object_behind(command.classid, command.objid) as b;
      if objid is not null and objid <> all (seen) then
        seen := seen || objid;
        object_type := pggit.object_type_of(classid, objid);
        command_tag := case command.objid when objid then command.command_tag else statement_tag end;
        if object_type is not null then
          return next;
        end if;
      end if;
    end if;
    continue when command.objid is not null and command.command_tag <> 'ALTER TABLE';
    for also in
      select g.classid, g.objid from pggit.changed_by_grant(command.object_type) as g where command.objid is null
      union all
      select p.classid, p.objid from pggit.changed_partitions(command.objid) as p where command.objid is not null
    loop
      select b.classid, b.objid into classid, objid from pggit.object_behind(also.classid, also.objid) as b;
      continue when objid is null or objid = any (seen);
      seen := seen || objid;
      object_type := pggit.object_type_of(classid, objid);
      command_tag := command.command_tag;
      if object_type is not null then
        return next;
      end if;
    end loop;
  end loop;
end
$$;

comment on function pggit.touched_objects(text) is
  'The objects that the running DDL statement touched, each once, with their types';
