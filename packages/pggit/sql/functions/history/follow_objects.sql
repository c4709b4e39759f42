-- Brings pggit.objects up to date with changes and returns them with the object_id of the new ones
-- filled in. Objects are known by (classid, objid) while they live. Two may trade their oids (a restore
-- gives all of them new ones), so those that change it are put aside first. Most changes change nothing
-- here, and then nothing is written.
create or replace function pggit.follow_objects(changes pggit.object_change[]) returns pggit.object_change[]
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  moved constant bigint[] := array(
    select c.object_id
    from unnest(changes) as c
    cross join lateral (select o.* from pggit.objects as o where o.object_id = c.object_id offset 0) as o
    where
      c.action = 'drop'
      or (o.classid, o.objid, o.identity, o.is_live) is distinct from (c.classid, c.objid, c.identity, true)
  );
begin
  if cardinality(moved) > 0 then
    update pggit.objects as o set is_live = false
    from unnest(changes) as c
    where
      o.object_id = any (moved)
      and o.object_id = c.object_id
      and (c.action = 'drop' or (o.classid, o.objid) is distinct from (c.classid, c.objid));

    update pggit.objects as o
    set classid = c.classid, objid = c.objid, identity = c.identity, is_live = true
    from unnest(changes) as c
    where o.object_id = any (moved) and o.object_id = c.object_id and c.action <> 'drop';
  end if;

  if not exists (select from unnest(changes) as c where c.object_id is null) then
    return changes;
  end if;
  insert into pggit.objects (classid, objid, object_type, identity)
  select c.classid, c.objid, c.object_type, c.identity
  from unnest(changes) as c
  where c.object_id is null
  order by c.object_type, c.identity;

  return array(
    select row(
      coalesce(
        c.object_id,
        (select o.object_id from pggit.objects as o where o.classid = c.classid and o.objid = c.objid and o.is_live)
      ),
      c.classid, c.objid, c.object_type, c.old_identity, c.identity, c.action,
      c.blob_hash, c.structure_hash, c.major, c.minor, c.patch
    )::pggit.object_change
    from unnest(changes) as c
  );
end
$$;

comment on function pggit.follow_objects(pggit.object_change[]) is
  'Brings pggit.objects up to date with changes; returns them with every object_id';
