-- Every object that is followed as live is in the catalog, but for one whose drop was captured and waits
-- for fold; and every version is of an object. pg_describe_object() yields null for an object that is not
-- there, whatever its kind.
create or replace function pggit.check_orphaned_objects()
returns table (place integer, status text, name text, singular text, plural text)
language sql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
  select
    1, 'warning', o.object_type || ' ' || o.identity, 'Object %s no longer exists',
    '%s objects no longer exist: %s'
  from pggit.objects as o
  where
    o.is_live
    and pg_describe_object(o.classid, o.objid, 0) is null
    and not pggit.has_unfolded_row(o.classid, o.objid)
  union all
  select
    2, 'error', v.identity || ' ' || concat_ws('.', v.major, v.minor, v.patch),
    'Version %s is of an object that does not exist', '%s versions are of objects that do not exist: %s'
  from pggit.versions as v
  where not exists (select from pggit.objects as o where o.object_id = v.object_id)
  order by 1, 3
$$;

comment on function pggit.check_orphaned_objects() is 'Followed objects that are gone; part of pggit.verify_consistency()';
