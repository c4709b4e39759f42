-- Ends the history of objects that are gone. Reconciling does it properly, with a drop in a commit; what
-- that does not know is archived as it was, then removed where it has no history, else marked as gone.
-- Versions of objects that do not exist are archived and removed.
-- SECURITY DEFINER: operators may mend history and may not write to its tables otherwise.
create or replace function pggit.fix_orphaned_objects() returns void
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  orphan pggit.objects;
begin
  -- while another session folds, what looks like an orphan may be about to get its drop
  if not pg_try_advisory_xact_lock(hashtext('pggit.fold')) then
    return;
  end if;
  perform pggit.fold(true);
  for orphan in
    select * from pggit.objects as o where o.is_live and pg_describe_object(o.classid, o.objid, 0) is null
  loop
    insert into pggit.archived_objects (object_id, object_data)
    select
      orphan.object_id,
      to_jsonb(orphan)
      || jsonb_build_object('versions', coalesce(jsonb_agg(to_jsonb(v) order by v.version_id), '[]'))
    from pggit.versions as v
    where v.object_id = orphan.object_id;
    update pggit.versions as v set is_current = false where v.object_id = orphan.object_id and v.is_current;
    delete from pggit.objects as o
    where
      o.object_id = orphan.object_id
      and not exists (select from pggit.versions as v where v.object_id = o.object_id);
    update pggit.objects as o set is_live = false where o.object_id = orphan.object_id;
  end loop;

  with ownerless as (
    delete from pggit.versions as v
    where not exists (select from pggit.objects as o where o.object_id = v.object_id)
    returning v.*
  )
  insert into pggit.archived_objects (object_id, object_data)
  select o.object_id, to_jsonb(o) from ownerless as o;
end
$$;

comment on function pggit.fix_orphaned_objects() is 'Archives and ends objects that are followed and no longer exist';
