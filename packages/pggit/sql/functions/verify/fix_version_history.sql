-- Makes the newest version the current one where an object has none or several, and none where it is
-- gone. No version is removed. An object that has no version at all is archived and no longer followed;
-- reconciling then finds it as new. Numbers that do not grow and gaps stay as they are: history is not
-- invented.
--
-- SECURITY DEFINER: operators may mend history and may not write to its tables otherwise; it takes no
-- argument and derives everything from the tables themselves.
create or replace function pggit.fix_version_history() returns void
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  with faulty as (
    select o.object_id, o.is_live
    from pggit.objects as o
    left join pggit.versions as v on v.object_id = o.object_id and v.is_current
    group by o.object_id
    having count(v.version_id) <> o.is_live::integer
  ),
  newest as (
    select distinct on (v.object_id) v.object_id, v.version_id
    from pggit.versions as v
    inner join faulty as f on f.object_id = v.object_id and f.is_live
    where v.action <> 'drop'
    order by v.object_id, v.version_id desc
  )
  update pggit.versions as v
  set is_current = not v.is_current
  from faulty as f
  left join newest as n on n.object_id = f.object_id
  where f.object_id = v.object_id and v.is_current <> (v.version_id is not distinct from n.version_id);

  with unversioned as (
    delete from pggit.objects as o
    where
      o.is_live
      and not exists (select from pggit.versions as v where v.object_id = o.object_id)
      and pg_describe_object(o.classid, o.objid, 0) is not null
    returning o.*
  )
  insert into pggit.archived_objects (object_id, object_data)
  select u.object_id, to_jsonb(u) from unversioned as u;
  if found then
    perform pggit.fold(true);
  end if;
end
$$;

comment on function pggit.fix_version_history() is 'Makes the newest version of each live object the only current one';
