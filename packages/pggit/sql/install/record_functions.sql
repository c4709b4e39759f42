-- Records what was installed, so that pggit.verify_consistency() can tell what was altered since, and makes
-- indexes and constraints again that went since the last installation.
do $$
declare
  lost record;
begin
  for lost in
    select i.definition
    from pggit.installed_parts as i
    where
      not exists (
        select from (
{{_installable_parts}}
        ) as live
        where live.name = i.name
      )
    order by i.definition like '% FOREIGN KEY %', i.name
  loop
    begin
      execute lost.definition;
    exception when others then
      raise warning 'could not run %: %', lost.definition, sqlerrm;
    end;
  end loop;
end
$$;
insert into pggit.installed_parts (name, definition)
select live.name, live.definition
from (
{{_installable_parts}}
) as live
on conflict (name) do update set definition = excluded.definition;

delete from pggit.installed_functions;
insert into pggit.installed_functions (identity, definition_hash)
select
  p.oid::regprocedure::text,
{{_routine_hash}}
from pg_catalog.pg_proc as p
inner join pg_catalog.pg_language as l on l.oid = p.prolang
where p.pronamespace = 'pggit'::regnamespace;

-- its work is done, and the session may live on
drop function if exists pg_temp.apply_function(text, text);
