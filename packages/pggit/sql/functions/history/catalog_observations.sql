-- Where the catalog and history's current versions differ, as object changes that are not weighed yet
-- (see pggit.logged_observations); the states are stored here. Objects are matched by identity and oid;
-- what is left, by identity (a restore gives new oids); what is left then, by oid: it was renamed. What
-- differs by its oid alone is among them.
--
-- An object of which a log row is not folded yet, under the oid that it has or had, is left out, since
-- that row tells it better. Those rows are looked up last: whoever changes an object while this reads has
-- a visible row by then. What would take an oid that such an object still has waits with it.
create or replace function pggit.catalog_observations() returns pggit.object_change[]
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  differing constant pggit.object_change[] := pggit.catalog_differences();
  observed pggit.object_change[];
  told integer;
begin
  observed := array(
    select row(
      d.object_id, d.classid, d.objid, d.object_type, null, d.identity, d.action,
      case when l.content is null then d.blob_hash else pggit.blob_put(l.content) end,
      null, null, null, null
    )::pggit.object_change
    from unnest(differing) as d
    left join pggit.live_objects(
      array(select w.object_type from unnest(differing) as w where w.blob_hash is null and w.action = 'write'),
      array(select w.objid from unnest(differing) as w where w.blob_hash is null and w.action = 'write')
    ) as l on l.object_type = d.object_type and l.objid = d.objid
    left join pggit.objects as was on was.object_id = d.object_id
    where
      (d.action = 'drop' or d.blob_hash is not null or l.content is not null)
      and not pggit.has_unfolded_row(d.classid, d.objid)
      and (
        (was.classid, was.objid) is not distinct from (d.classid, d.objid)
        or not coalesce(pggit.has_unfolded_row(was.classid, was.objid), false)
      )
  );
  loop
    told := cardinality(observed);
    observed := array(
      select c::pggit.object_change
      from unnest(observed) as c
      where
        c.action = 'drop'
        or not exists (
          select from pggit.objects as o
          where
            o.classid = c.classid and o.objid = c.objid and o.is_live
            and o.object_id is distinct from c.object_id
            and o.object_id not in (select other.object_id from unnest(observed) as other where other.object_id is not null)
        )
    );
    exit when cardinality(observed) = told;
  end loop;
  return observed;
end
$$;

comment on function pggit.catalog_observations() is 'Where the catalog and history''s current versions differ, unweighed';
