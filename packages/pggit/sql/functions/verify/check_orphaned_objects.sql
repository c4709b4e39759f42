-- Every object that is followed as live is in the catalog. pg_describe_object() yields null for an object
-- that is not there, whatever its kind.
create or replace function pggit.check_orphaned_objects() returns table (fault text, status text, details text)
language sql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
  select
    'orphaned',
    'warning',
    pggit.name_faults(
      'Object %s no longer exists',
      '%s objects no longer exist: %s',
      array_agg(o.object_type || ' ' || o.identity order by o.identity)
    )
  from pggit.objects as o
  where o.is_live and pg_describe_object(o.classid, o.objid, 0) is null
  having count(*) > 0
$$;

comment on function pggit.check_orphaned_objects() is 'Followed objects that are gone; part of pggit.verify_consistency()';
