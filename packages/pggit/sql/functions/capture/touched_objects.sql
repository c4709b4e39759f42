-- The objects that the running DDL statement touched, each once, in the order in which it did. To be
-- called from a trigger on ddl_command_end only.
create or replace function pggit.touched_objects()
returns table (classid oid, objid oid, object_type text, command_tag text)
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  command record;
  seen oid[] := '{}';
begin
  for command in
    select c.classid, c.objid, c.object_type, c.command_tag
    from pg_event_trigger_ddl_commands() as c
    where not c.in_extension and coalesce(c.schema_name, '') !~ '^(pg_|pggit$|information_schema$)'
  loop
    -- nothing exists yet that ALTER DEFAULT PRIVILEGES would change
    continue when command.command_tag = 'ALTER DEFAULT PRIVILEGES';
    if command.objid is not null then
      select b.classid, b.objid, b.object_type into classid, objid, object_type
      from pggit.object_behind(command.classid, command.objid) as b;
      if object_type is not null and objid <> all (seen) then
        seen := seen || objid;
        command_tag := command.command_tag;
        return next;
      end if;
    end if;
    continue when command.objid is not null and command.command_tag <> 'ALTER TABLE';
    for classid, objid, object_type, command_tag in
      select b.classid, b.objid, b.object_type, command.command_tag
      from (
        select g.classid, g.objid from pggit.changed_by_grant(command.object_type) as g where command.objid is null
        union all
        select p.classid, p.objid from pggit.changed_partitions(command.objid) as p where command.objid is not null
      ) as changed
      cross join lateral pggit.object_behind(changed.classid, changed.objid) as b
      where b.object_type is not null and b.objid <> all (seen)
    loop
      seen := seen || objid;
      return next;
    end loop;
  end loop;
end
$$;

comment on function pggit.touched_objects() is 'The objects that the running DDL statement touched, each once, with their types';
