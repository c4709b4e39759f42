-- Every followed object has exactly one current version while it exists and none afterwards; an object is
-- created once and nothing follows its drop; numbers grow; every version is in a commit that exists, or was
-- purged and archived, and but for a drop it has content, the one that the commit's tree says. (An object without a version that is not in
-- the catalog either is an orphan, another check's; so is a version without an object.)
create or replace function pggit.check_version_history()
returns table (place integer, status text, name text, singular text, plural text)
language sql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
  with recursive counted as (
    select
      o.object_type || ' ' || o.identity as name, o.is_live, o.classid, o.objid,
      count(v.version_id) as current
    from pggit.objects as o
    left join pggit.versions as v on v.object_id = o.object_id and v.is_current
    group by o.object_id
    having count(v.version_id) <> o.is_live::integer
  ),
  step as (
    select
      o.object_type || ' ' || v.identity as object, concat_ws('.', v.major, v.minor, v.patch) as number_text,
      v.action, v.blob_hash, v.commit_hash,
      (v.major, v.minor, v.patch) as number,
      lag(v.action) over history as action_before,
      lag((v.major, v.minor, v.patch)) over history as number_before
    from pggit.versions as v
    inner join pggit.objects as o on o.object_id = v.object_id
    window history as (partition by v.object_id order by v.version_id)
  ),
  -- where each version stands in the tree of its commit, node by node
  way (name, key, digits, blob_hash, node, depth) as (
    select
      concat_ws(' ', o.object_type, v.identity, concat_ws('.', v.major, v.minor, v.patch)),
      o.object_type || ' ' || v.identity,
      encode(sha256(convert_to(o.object_type || ' ' || v.identity, 'UTF8')), 'hex'),
      v.blob_hash, c.tree_hash, 0
    from pggit.versions as v
    inner join pggit.objects as o on o.object_id = v.object_id
    inner join pggit.commits as c on c.hash = v.commit_hash
    where v.blob_hash is not null
    union all
    select
      w.name, w.key, w.digits, w.blob_hash,
      decode(t.entries -> substr(w.digits, w.depth + 1, 1) ->> 'tree', 'hex'), w.depth + 1
    from way as w
    inner join pggit.trees as t on t.hash = w.node
    where t.entries -> substr(w.digits, w.depth + 1, 1) ? 'tree'
  ),
  fault (place, name, singular, plural) as (
    select f.place, c.name, f.singular, f.plural
    from counted as c
    cross join lateral (
      values
        (
          1, c.is_live and c.current > 1, format('Object %%s has %s current versions', c.current),
          '%s objects have several current versions: %s'
        ),
        (
          2, c.is_live and c.current = 0 and pg_describe_object(c.classid, c.objid, 0) is not null,
          'Object %s has no current version', '%s objects have no current version: %s'
        ),
        (
          3, not c.is_live, 'Object %s is gone and has a current version',
          '%s objects are gone and have a current version: %s'
        )
    ) as f (place, holds, singular, plural)
    where f.holds
    union all
    select f.place, s.object || ' ' || s.number_text, f.singular, f.plural
    from step as s
    cross join lateral (
      values
        (
          4, s.number < s.number_before or s.number = s.number_before and s.action <> 'drop',
          'Version %s is not above the one before it', '%s versions are not above the one before them: %s'
        ),
        (
          5, (s.action_before = 'drop') <> (s.action = 'create'),
          format('Version %%s (%s) cannot follow %s', s.action, s.action_before),
          '%s versions cannot follow the one before them: %s'
        ),
        (6, s.action <> 'drop' and s.blob_hash is null, 'Version %s has no content', '%s versions have no content: %s'),
        (
          7,
          not exists (select from pggit.commits as c where c.hash = s.commit_hash)
          and not exists (select from pggit.archived_commits as a where a.hash = s.commit_hash),
          'The commit of version %s is missing', 'The commits of %s versions are missing: %s'
        )
    ) as f (place, holds, singular, plural)
    where f.holds
    union all
    select
      8, w.name, 'Version %s has other content than the tree of its commit',
      '%s versions have other content than the trees of their commits: %s'
    from way as w
    inner join pggit.trees as t on t.hash = w.node
    where
      decode(t.entries -> w.key ->> 'blob', 'hex') is distinct from w.blob_hash
      and (t.entries -> substr(w.digits, w.depth + 1, 1) ? 'tree') is not true
  )
  select f.place, 'error', f.name, f.singular, f.plural
  from fault as f
  order by f.place, f.name
$$;

comment on function pggit.check_version_history() is 'Faults in the versions of objects; part of pggit.verify_consistency()';
