-- The objects that the running DDL statement touched, each once, in the order in which it did. To be
-- called from a trigger on ddl_command_end only, with its tag: what is said of a part (the sequence of an
-- identity column) goes under the statement's own tag. `is_gone` is true of what is no object of its own any more.
create or replace function pggit.touched_objects(statement_tag text)
returns table (classid oid, objid oid, object_type text, command_tag text, is_gone boolean)
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  command record;
  behind record;
  also record;
  has_heirs boolean;
  seen oid[] := '{}';
begin
  for command in
    select
      c.classid, c.objid, c.object_type, c.command_tag,
      -- the table of a key's index or an identity's sequence, which are told of beside it: where that is
      -- in already, they need no more than this
      case when c.classid = 'pg_class'::regclass and c.command_tag not like '% TABLE' then (
        select coalesce(k.conrelid, d.refobjid)
        from pg_depend as d
        left join pg_constraint as k on d.refclassid = 'pg_constraint'::regclass and k.oid = d.refobjid
        where
          d.classid = 'pg_class'::regclass and d.objid = c.objid and d.objsubid = 0 and d.deptype = 'i'
          and d.refclassid in ('pg_constraint'::regclass, 'pg_class'::regclass)
      ) end as part_of
    from pg_event_trigger_ddl_commands() as c
    where
      not c.in_extension
      and coalesce(c.schema_name, '') !~ '^(pg_|pggit$|information_schema$)'
  loop
    continue when
      command.part_of = any (seen) or command.objid = any (seen) and command.command_tag <> 'ALTER TABLE';
    has_heirs := false;
    if command.objid is not null then
      select b.* into behind from pggit.object_behind(command.classid, command.objid) as b;
      has_heirs := behind.has_heirs and command.command_tag = 'ALTER TABLE';
      if behind.objid <> all (seen) then
        seen := seen || behind.objid;
        if behind.object_type is not null and not pggit.is_extension_member(behind.classid, behind.objid) then
          classid := behind.classid;
          objid := behind.objid;
          object_type := behind.object_type;
          is_gone := false;
          command_tag := case command.objid when behind.objid then command.command_tag else statement_tag end;
          return next;
        end if;
      end if;
    end if;
    continue when command.objid is not null and command.command_tag <> 'ALTER TABLE';
    command_tag := command.command_tag;
    for also in
      select g.classid, g.objid, null as gone_type from pggit.changed_by_grant(command.object_type) as g where command.objid is null
      union all
      select p.classid, p.objid, null from pggit.changed_partitions(command.objid) as p where has_heirs
      union all
      select s.classid, s.objid, s.gone_type from pggit.changed_with_table(command.objid) as s where command.objid is not null
    loop
      is_gone := also.gone_type is not null;
      select b.classid, b.objid, b.object_type into classid, objid, object_type
      from pggit.object_behind(also.classid, also.objid) as b;
      if is_gone then
        continue when pggit.is_extension_member(classid, objid);
        classid := also.classid;
        objid := also.objid;
        object_type := also.gone_type;
      end if;
      continue when objid is null or objid = any (seen);
      seen := seen || objid;
      if pggit.is_extension_member(classid, objid) then
        -- what was granted on a member is the extension's facet
        select b.classid, b.objid, b.object_type into classid, objid, object_type
        from pg_depend as d
        cross join lateral pggit.object_behind(d.refclassid, d.refobjid) as b
        where d.classid = also.classid and d.objid = also.objid and d.deptype = 'e';
        continue when objid is null or objid = any (seen);
        seen := seen || objid;
      end if;
      if object_type is not null then
        return next;
      end if;
    end loop;
  end loop;
end
$$;

comment on function pggit.touched_objects(text) is
  'The objects that the running DDL statement touched, each once, with their types';
