-- Holds observed objects (see pggit.logged_observations) against the current versions and says what each
-- one is: create, alter, rename or drop, with the version numbers that follow; `same` where nothing but
-- perhaps the oid is new. VOLATILE, so that it sees the blobs that the observations have just stored.
--
-- Not in language sql: before PostgreSQL 18 that would be planned anew at each call.
create or replace function pggit.weigh_changes(observed pggit.object_change[]) returns pggit.object_change[]
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return (
    select coalesce(
      array_agg(
        row(
          o.object_id, o.classid, o.objid, coalesce(was.object_type, o.object_type), was.identity,
          case w.action when 'drop' then was.identity else o.identity end,
          w.action,
          case w.action when 'drop' then null else o.blob_hash end, new_blob.structure_hash,
          numbers.parts[1], numbers.parts[2], numbers.parts[3]
        )::pggit.object_change
      ),
      '{}'
    )
    from unnest(observed) as o
    left join pggit.objects as was on was.object_id = o.object_id
    left join pggit.versions as v on v.object_id = o.object_id and v.is_current
    left join pggit.blobs as old_blob on old_blob.hash = v.blob_hash
    left join pggit.blobs as new_blob on new_blob.hash = o.blob_hash
    cross join lateral (
      select case
        when o.action = 'drop' then 'drop'
        when was.object_id is null then 'create'
        when was.identity <> o.identity then 'rename'
        when old_blob.full_hash = new_blob.full_hash then 'same'
        else 'alter'
      end as action
    ) as w
    cross join lateral (
      select case w.action
        when 'create' then pggit.first_version(o.object_type, o.identity)
        when 'drop' then array[v.major, v.minor, v.patch]
        when 'same' then array[v.major, v.minor, v.patch]
        else pggit.next_version(
          v.major, v.minor, v.patch, w.action = 'rename',
          old_blob.content -> 'facets', new_blob.content -> 'facets'
        )
      end as parts
      -- computed once, not once for each part
      offset 0
    ) as numbers
  );
end
$$;

comment on function pggit.weigh_changes(pggit.object_change[]) is
  'What observed objects are against the current versions: create, alter, rename, drop or same, and the numbers that follow';
