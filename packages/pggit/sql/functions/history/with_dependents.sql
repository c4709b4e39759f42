-- Weighed changes of one transaction, with what depends on `renamed` objects beside them: see
-- pggit.dependent_observations, whose arguments these are. What is renamed by that in its turn, such as a function of a
-- renamed type, may have dependents of its own.
create or replace function pggit.with_dependents(
  changes pggit.object_change[], renamed pggit.object_change[], log_ids bigint[]
) returns pggit.object_change[]
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  known pggit.object_change[] := renamed;
  next pggit.object_change[] := renamed;
  weighed pggit.object_change[];
begin
  while cardinality(next) > 0 loop
    weighed := array(
      select w::pggit.object_change
      from unnest(pggit.weigh_changes(pggit.dependent_observations(next, changes, log_ids))) as w
      where not exists (select from unnest(known) as k where k.classid = w.classid and k.objid = w.objid)
    );
    changes := array(
      select c::pggit.object_change
      from unnest(changes) as c
      where not exists (select from unnest(weighed) as w where w.classid = c.classid and w.objid = c.objid)
    ) || weighed;
    next := pggit.renamed_objects(weighed, log_ids);
    known := known || next;
  end loop;
  return changes;
end
$$;

comment on function pggit.with_dependents(pggit.object_change[], pggit.object_change[], bigint[]) is
  'Weighed changes of one transaction, and with them what depends on renamed objects';
