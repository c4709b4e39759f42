-- What a commit did to some objects, a row each: of those with the given ids, followed through renames, where
-- the commit is of this database's own DDL; of those with the given tree keys, where it was fetched of
-- another, of which only names are known. blob_hash is null for a drop, level where it was not recorded.
create or replace function pggit.commit_states(of_commit pggit.commits, ids bigint[], keys text[])
returns table (
  object_id bigint, object_type text, identity text, action text, version text, level text, blob_hash bytea
)
language plpgsql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  if of_commit.origin in ('ddl', 'reconcile') then
    return query
      select
        v.object_id, o.object_type, v.identity, v.action, concat_ws('.', v.major, v.minor, v.patch),
        pggit.version_level(v), v.blob_hash
      from pggit.versions as v
      inner join pggit.objects as o on o.object_id = v.object_id
      where v.commit_hash = of_commit.hash and v.object_id = any (ids);
    return;
  end if;
  if of_commit.origin = 'fetch' then
    return query
      select
        null::bigint, d.object_type, d.identity,
        case when d.blob1 is null then 'create' when d.blob2 is null then 'drop' else 'alter' end,
        coalesce(d.version2, d.version1), null::text, d.blob2
      from pggit.tree_difference(pggit.parent_tree(of_commit), of_commit.tree_hash) as d
      where d.blob1 is distinct from d.blob2 and d.object_type || ' ' || d.identity = any (keys);
    return;
  end if;
  -- a switch of branches takes over what the other branch did, renames included
  return query
    select
      null::bigint, c.object_type, c.identity, c.action, coalesce(c.version2, c.version1), null::text, c.blob2
    from pggit.tree_changes(pggit.parent_tree(of_commit), of_commit.tree_hash, null) as c
    where
      exists (
        select from pggit.versions as v
        where
          v.object_id = any (ids)
          and (v.identity = c.identity and v.blob_hash in (c.blob1, c.blob2) or v.identity = c.old_identity and v.blob_hash = c.blob1)
      );
end
$$;

comment on function pggit.commit_states(pggit.commits, bigint[], text[]) is 'What a commit did to some objects';
