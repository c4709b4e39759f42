-- What the rows of one transaction in ddl_log say in the end about each object, as object changes that
-- are not weighed yet: `action` is write or drop, `blob_hash` the state (stored here), `object_id` the
-- object of history that it is, if there is one. Nothing is said of what was created and dropped again.
--
-- An object is known by its oid; else by its name, where the object of that name is gone: dropped in
-- this very transaction (deployments replace views and functions so, and their history goes on), or
-- without an event (a restore gives new oids, and so does what PostgreSQL rebuilds by itself).
--
-- Not in language sql: before PostgreSQL 18 that would be planned anew at each call.
create or replace function pggit.logged_observations(log_ids bigint[]) returns pggit.object_change[]
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return (
    with last_row as materialized (
      select distinct on (l.classid, l.objid)
        l.classid, l.objid, l.action, l.object_type, l.identity, l as whole
      from pggit.ddl_log as l
      where l.log_id = any (log_ids) and (l.action = 'drop' or l.facets is not null)
      order by l.classid, l.objid, l.log_id desc
    ),
    known as materialized (
      select l.*, coalesce(o.object_id, named.object_id) as object_id
      from last_row as l
      left join pggit.objects as o
        on o.classid = l.classid and o.objid = l.objid and o.is_live
        and (l.action = 'drop' or o.object_type = l.object_type)
      left join lateral (
        select n.object_id
        from pggit.objects as n
        left join last_row as own on own.classid = n.classid and own.objid = n.objid
        where
          o.object_id is null
          and n.identity = l.identity and n.classid = l.classid and n.is_live
          and (l.action = 'drop' or n.object_type = l.object_type)
          and case
            when own.objid is not null then own.action = 'drop' and l.action = 'write'
            else (pg_identify_object(n.classid, n.objid, 0)).identity is null
          end
        limit 1
      ) as named on true
    )
    select array(
      select row(
        k.object_id, k.classid, k.objid, k.object_type, null, k.identity, k.action,
        case k.action when 'write' then pggit.blob_put(pggit.logged_content(k.whole)) end,
        null, null, null, null
      )::pggit.object_change
      from known as k
      where
        k.action = 'write'
        or k.object_id is not null
        and not exists (select from known as again where again.object_id = k.object_id and again.action = 'write')
      union all
      -- an oid that now is an object of another kind: the old one went without an event
      select row(
        o.object_id, o.classid, o.objid, o.object_type, null, o.identity, 'drop', null, null, null, null, null
      )::pggit.object_change
      from last_row as l
      inner join pggit.objects as o on o.classid = l.classid and o.objid = l.objid and o.is_live
      where l.action = 'write' and o.object_type <> l.object_type
    )
  );
end
$$;

comment on function pggit.logged_observations(bigint[]) is
  'What the given rows of ddl_log, all of one transaction, say in the end about each object';
