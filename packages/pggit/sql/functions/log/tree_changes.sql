-- What leads from one tree to another, object by object: the entries in which they differ, of which an object
-- of this database's own history that has another name now is one (rename). Only objects of which one of
-- the names is among `names`, null for all. action is create, alter, rename or drop; old_identity the name
-- before a rename. Costs what differs.
create or replace function pggit.tree_changes(root1 bytea, root2 bytea, names text[])
returns table (
  object_type text, identity text, old_identity text, action text,
  version1 text, version2 text, blob1 bytea, blob2 bytea
)
language sql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
  with difference as materialized (
    select * from pggit.tree_difference(root1, root2) as d where d.blob1 is distinct from d.blob2
  ),
  -- the objects of history that an entry may be: several where one was made as another had been
  one as materialized (
    select d.object_type, d.identity, d.version1, d.blob1, v.object_id
    from difference as d
    cross join lateral (
      select n.object_id
      from pggit.versions as n
      where
        n.identity = d.identity and n.blob_hash = d.blob1
        and concat_ws('.', n.major, n.minor, n.patch) = d.version1
      -- by index for each: what differs is little, and versions are many
      offset 0
    ) as v
  ),
  two as materialized (
    select d.object_type, d.identity, d.version2, d.blob2, v.object_id
    from difference as d
    cross join lateral (
      select n.object_id
      from pggit.versions as n
      where
        n.identity = d.identity and n.blob_hash = d.blob2
        and concat_ws('.', n.major, n.minor, n.patch) = d.version2
      offset 0
    ) as v
  ),
  renamed as materialized (
    select distinct on (r.object_type, r.old_identity) r.*
    from (
      select distinct on (two.object_type, two.identity)
        two.object_type, two.identity, one.identity as old_identity, one.version1, two.version2, one.blob1, two.blob2
      from one
      inner join two on two.object_id = one.object_id and two.object_type = one.object_type
      where two.identity <> one.identity
      order by two.object_type, two.identity, one.object_id desc
    ) as r
    -- an object that kept its name was not renamed
    where not exists (
      select from one
      inner join two on two.object_id = one.object_id and two.identity = one.identity
      where one.object_type = r.object_type and one.identity in (r.identity, r.old_identity)
    )
    order by r.object_type, r.old_identity, r.identity
  ),
  change as (
    select r.object_type, r.identity, r.old_identity, 'rename' as action, r.version1, r.version2, r.blob1, r.blob2
    from renamed as r
    union all
    select
      coalesce(before.object_type, after.object_type), coalesce(before.identity, after.identity), null,
      case when before.blob1 is null then 'create' when after.blob2 is null then 'drop' else 'alter' end,
      before.version1, after.version2, before.blob1, after.blob2
    from (
      select d.* from difference as d
      where
        d.blob1 is not null
        and not exists (select from renamed as r where r.object_type = d.object_type and r.old_identity = d.identity)
    ) as before
    full join (
      select d.* from difference as d
      where
        d.blob2 is not null
        and not exists (select from renamed as r where r.object_type = d.object_type and r.identity = d.identity)
    ) as after on after.object_type = before.object_type and after.identity = before.identity
  )
  select c.*
  from change as c
  where names is null or c.identity = any (names) or c.old_identity = any (names)
  order by c.object_type collate "C", c.identity collate "C"
$$;

comment on function pggit.tree_changes(bytea, bytea, text[]) is 'The objects in which two trees differ, renames told from new ones';
