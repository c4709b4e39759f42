-- Every followed object has exactly one current version while it exists and none afterwards; an object is
-- created once and nothing follows its drop; numbers grow; every version but a drop has content; the commit that made
-- it exists, or was purged and archived. (An
-- object without a version that is not in the catalog either is an orphan, another check's.)
create or replace function pggit.check_version_history() returns table (fault text, status text, details text)
language sql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
  with counted as (
    select
      o.object_type || ' ' || o.identity as name, o.is_live, o.classid, o.objid, count(v.version_id) as current
    from pggit.objects as o
    left join pggit.versions as v on v.object_id = o.object_id and v.is_current
    group by o.object_id
  ),
  step as (
    select
      v.object_id,
      o.object_type || ' ' || v.identity || ' ' || concat_ws('.', v.major, v.minor, v.patch) as name,
      v.action,
      v.blob_hash,
      array[v.major, v.minor, v.patch] as number,
      lag(v.action) over history as action_before,
      lag(array[v.major, v.minor, v.patch]) over history as number_before
    from pggit.versions as v
    inner join pggit.objects as o on o.object_id = v.object_id
    window history as (partition by v.object_id order by v.version_id)
  ),
  fault (fault, place, name, singular, plural) as (
    select
      'several current', 1, c.name, format('Object %%s has %s current versions', c.current),
      '%s objects have several current versions: %s'
    from counted as c where c.is_live and c.current > 1
    union all
    select
      'none current', 2, c.name, 'Object %s has no current version',
      '%s objects have no current version: %s'
    from counted as c
    where c.is_live and c.current = 0 and pg_describe_object(c.classid, c.objid, 0) is not null
    union all
    select
      'gone but current', 3, c.name, 'Object %s is gone and has a current version',
      '%s objects are gone and have a current version: %s'
    from counted as c where not c.is_live and c.current > 0
    union all
    select
      'not growing', 4, s.name, 'Version %s is not above the one before it',
      '%s versions are not above the one before them: %s'
    from step as s
    where s.number < s.number_before or s.number = s.number_before and s.action <> 'drop'
    union all
    select
      'gap', 5, s.name, format('Version %%s (%s) cannot follow %s', s.action, s.action_before),
      '%s versions cannot follow the one before them: %s'
    from step as s
    where
      s.action_before = 'drop' and s.action <> 'create'
      or s.action_before <> 'drop' and s.action = 'create'
    union all
    select
      'no content', 6, s.name, 'Version %s has no content',
      '%s versions have no content: %s'
    from step as s where s.action <> 'drop' and s.blob_hash is null
    union all
    select
      'no commit', 7, v.identity || ' ' || concat_ws('.', v.major, v.minor, v.patch),
      'The commit of version %s is missing', 'The commits of %s versions are missing: %s'
    from pggit.versions as v
    where
      not exists (select from pggit.commits as c where c.hash = v.commit_hash)
      and not exists (select from pggit.archived_commits as a where a.hash = v.commit_hash)
  )
  select
    f.fault,
    'error',
    pggit.name_faults(min(f.singular), min(f.plural), array_agg(f.name order by f.name))
  from fault as f
  group by f.fault, f.place
  order by f.place
$$;

comment on function pggit.check_version_history() is 'Faults in the versions of objects; part of pggit.verify_consistency()';
