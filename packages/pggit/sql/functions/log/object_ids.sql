-- The objects of this database's own history that a name stands for, seen from a commit: the one that is
-- called so there, and those that are called so now or were when they were dropped. Where there is none, those
-- that were called so at any time. Empty for what only another database has.
create or replace function pggit.object_ids(at_commit pggit.commits, object text, object_type text) returns bigint[]
language plpgsql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  names constant text[] := pggit.identities(object);
  ids bigint[];
begin
  ids := array(
    select was.object_id
    from pggit.tree_lookup(at_commit.tree_hash, pggit.object_keys(object, object_ids.object_type)) as e
    cross join lateral (
      -- another object may have been made just so before, and may be called otherwise since
      select v.object_id
      from pggit.versions as v
      inner join pggit.objects as o on o.object_id = v.object_id and o.object_type = e.object_type
      inner join pggit.commits as c on c.hash = v.commit_hash and c.folded_at <= at_commit.folded_at
      where
        v.identity = e.identity and v.blob_hash = e.blob_hash
        and concat_ws('.', v.major, v.minor, v.patch) = e.version
      order by v.version_id desc
      limit 1
    ) as was
    union
    select o.object_id
    from pggit.objects as o
    where o.identity = any (names) and (object_ids.object_type is null or o.object_type = object_ids.object_type)
  );
  if cardinality(ids) = 0 then
    ids := array(
      select distinct v.object_id
      from pggit.versions as v
      inner join pggit.objects as o on o.object_id = v.object_id
      where v.identity = any (names) and (object_ids.object_type is null or o.object_type = object_ids.object_type)
    );
  end if;
  return ids;
end
$$;

comment on function pggit.object_ids(pggit.commits, text, text) is
  'The objects of this database that a name stands for, seen from a commit';
