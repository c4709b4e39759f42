-- The objects whose identity, oid or facets are not those of history's current versions, as object
-- changes that are not weighed: `action` is write or drop, `object_id` the object of history, null for
-- a new one, `blob_hash` the known state where it is still that. Reads the whole catalog, by hash only.
create or replace function pggit.catalog_differences() returns pggit.object_change[]
language sql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
  with live as materialized (
    select h.object_type, h.classid, h.objid, h.identity, h.full_hash from pggit.live_hashes() as h
  ),
  tracked as materialized (
    select o.object_id, o.object_type, o.classid, o.objid, o.identity, v.blob_hash, b.full_hash
    from pggit.objects as o
    inner join pggit.versions as v on v.object_id = o.object_id and v.is_current
    inner join pggit.blobs as b on b.hash = v.blob_hash
    where o.is_live
  ),
  by_both as materialized (
    select l, t
    from live as l
    full join tracked as t
      on t.object_type = l.object_type and t.identity = l.identity and t.classid = l.classid and t.objid = l.objid
  ),
  -- history may have two of one name: the older was renamed, and no event told
  by_name as materialized (
    select n.l, g.t
    from (select b.l from by_both as b where b.t is null) as n
    full join (
      select distinct on ((b.t).object_type, (b.t).identity) b.t
      from by_both as b
      where b.l is null
      order by (b.t).object_type, (b.t).identity, (b.t).object_id desc
    ) as g on (g.t).object_type = (n.l).object_type and (g.t).identity = (n.l).identity
  ),
  by_oid as materialized (
    select n.l, g.t
    from (select b.l from by_name as b where b.t is null) as n
    full join (
      select b.t
      from by_both as b
      where b.l is null and not exists (select from by_name as c where c.t = b.t and c.l is not null)
    ) as g on (g.t).object_type = (n.l).object_type and (g.t).classid = (n.l).classid and (g.t).objid = (n.l).objid
  ),
  pair as (
    select b.l, b.t from by_both as b where b.l is not null and b.t is not null
    union all
    select b.l, b.t from by_name as b where b.l is not null and b.t is not null
    union all
    select b.l, b.t from by_oid as b
  )
  select coalesce(
    array_agg(
      row(
        (p.t).object_id, coalesce((p.l).classid, (p.t).classid), coalesce((p.l).objid, (p.t).objid),
        coalesce((p.l).object_type, (p.t).object_type), null, coalesce((p.l).identity, (p.t).identity),
        case when p.l is null then 'drop' else 'write' end,
        case
          when (p.l).identity = (p.t).identity and (p.l).full_hash = encode((p.t).full_hash, 'hex')
            then (p.t).blob_hash
        end,
        null, null, null, null
      )::pggit.object_change
    ),
    '{}'
  )
  from pair as p
  where
    ((p.l).classid, (p.l).objid, (p.l).identity, (p.l).full_hash)
      is distinct from ((p.t).classid, (p.t).objid, (p.t).identity, encode((p.t).full_hash, 'hex'))
$$;

comment on function pggit.catalog_differences() is
  'Objects of the catalog that are not as history''s current versions have them, found by hash';
