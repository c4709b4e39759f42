-- Those of weighed changes of one transaction, whose rows in ddl_log are `log_ids`, under which others may now go by
-- another text than when they were captured: what was renamed or moved to another schema, and what lost a column,
-- attribute or label while it gained one, as a rename of that reads; since the version before, or within the transaction.
--
-- Not in language sql: before PostgreSQL 18 that would be planned anew at each call.
create or replace function pggit.renamed_objects(changes pggit.object_change[], log_ids bigint[])
returns pggit.object_change[]
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return array(
    with written as materialized (
      select l.log_id, l.classid, l.objid, l.identity, max(l.log_id) over (partition by l.classid, l.objid) as last
      from pggit.ddl_log as l
      where l.log_id = any (log_ids) and l.action = 'write' and l.facets is not null
    ),
    earlier as materialized (
      select c.classid, c.objid, v.identity, {{_parts_of content=was.content}} as parts
      from unnest(changes) as c
      inner join pggit.versions as v on v.object_id = c.object_id and v.is_current
      inner join pggit.blobs as was on was.hash = v.blob_hash
      -- such a loss is major
      where c.action = 'rename' or c.action = 'alter' and c.minor = 0 and c.patch = 0
      union all
      select w.classid, w.objid, w.identity, pggit.logged_parts(l)
      from written as w
      inner join pggit.ddl_log as l on l.log_id = w.log_id
      where w.log_id < w.last
    ),
    later as materialized (
      select c.classid, c.objid, c.identity, {{_parts_of content=b.content}} as parts
      from unnest(changes) as c
      inner join (select distinct e.classid, e.objid from earlier as e) as e on e.classid = c.classid and e.objid = c.objid
      inner join pggit.blobs as b on b.hash = c.blob_hash
    ),
    renamed as materialized (
      select distinct l.classid, l.objid
      from later as l
      inner join earlier as e on e.classid = l.classid and e.objid = l.objid
      where e.identity <> l.identity or not e.parts <@ l.parts and not l.parts <@ e.parts
    )
    select c::pggit.object_change
    from unnest(changes) as c
    inner join renamed as r on r.classid = c.classid and r.objid = c.objid
  );
end
$$;

comment on function pggit.renamed_objects(pggit.object_change[], bigint[]) is
  'Those of weighed changes whose name, or that of a part, others may have in their definitions';
