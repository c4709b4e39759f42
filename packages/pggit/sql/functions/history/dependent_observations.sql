-- What depends on renamed objects, as the catalog has it now, as object changes that are not weighed yet: no event tells
-- of it. `observed` is what else the transaction of the rows `log_ids` says; where an object is in that, too, this is to
-- stand in its place. What was captured of an object later on tells it better, so it is left out then.
--
-- Where much depends on them, or another session keeps some of it locked, there are none, and the next comparison with
-- the catalog finds them: whoever asks for the status of tracking folds, and is not to wait for that.
create or replace function pggit.dependent_observations(
  renamed pggit.object_change[], observed pggit.object_change[], log_ids bigint[]
) returns pggit.object_change[]
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
set lock_timeout = '100ms'
set enable_seqscan = on
as $$
declare
  most constant integer := 100;
  depending oid[];
  found pggit.object_change[];
begin
  depending := array(
    with held (classid, objid) as materialized (
      select r.classid, r.objid from unnest(renamed) as r
      union
      -- the types that come with a relation or a type: of its rows, of arrays and multiranges of it
      select 'pg_type'::regclass::oid, t.oid
      from unnest(renamed) as r
      left join pg_class as c on r.classid = 'pg_class'::regclass and c.oid = r.objid
      cross join lateral (
        select y.oid, y.typarray
        from pg_type as y
        where y.oid in (
          coalesce(c.reltype, r.objid), (select g.rngmultitypid from pg_range as g where g.rngtypid = r.objid)
        )
      ) as of_it
      cross join lateral (values (of_it.oid), (of_it.typarray)) as t (oid)
      where r.classid in ('pg_class'::regclass, 'pg_type'::regclass) and t.oid <> 0
    )
    select array[d.classid, d.objid]
    from held as h
    inner join pg_depend as d on d.refclassid = h.classid and d.refobjid = h.objid and d.deptype not in ('e', 'x')
    group by d.classid, d.objid
    -- most are its own columns, keys and defaults
    limit most * 20
  );
  if array_length(depending, 1) = most * 20 then
    return '{}';
  end if;
  found := array(
    select row(
      coalesce(seen.object_id, o.object_id), b.classid, b.objid, b.object_type, null, null, 'write', null, null, null, null, null
    )::pggit.object_change
    from (
      select distinct behind.classid, behind.objid, behind.object_type
      from generate_subscripts(depending, 1) as i
      cross join lateral pggit.object_behind(depending[i][1], depending[i][2]) as behind
      where behind.object_type is not null
    ) as b
    left join unnest(observed) as seen on seen.classid = b.classid and seen.objid = b.objid and seen.action <> 'drop'
    left join pggit.objects as o on o.classid = b.classid and o.objid = b.objid and o.is_live
    where
      (seen.classid is not null or o.object_id is not null)
      and not exists (select from unnest(renamed) as r where r.classid = b.classid and r.objid = b.objid)
  );
  if cardinality(found) not between 1 and most then
    return '{}';
  end if;
  begin
    found := array(
      select row(
        f.object_id, f.classid, f.objid, f.object_type, null, l.content ->> 'identity', 'write', pggit.blob_put(l.content),
        null, null, null, null
      )::pggit.object_change
      from unnest(found) as f
      inner join pggit.live_objects(
        array(select w.object_type from unnest(found) as w), array(select w.objid from unnest(found) as w)
      ) as l on l.object_type = f.object_type and l.objid = f.objid
    );
  exception when lock_not_available or internal_error then
    return '{}';
  end;
  return array(
    select f::pggit.object_change
    from unnest(found) as f
    where not pggit.has_unfolded_row(f.classid, f.objid, log_ids)
  );
end
$$;

comment on function pggit.dependent_observations(pggit.object_change[], pggit.object_change[], bigint[]) is
  'What depends on renamed objects, as the catalog has it now, unweighed';
