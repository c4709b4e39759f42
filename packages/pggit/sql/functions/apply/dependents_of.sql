-- The objects of the catalog, described as PostgreSQL does, without which a part of an object cannot go (or, a
-- column or attribute, change its type). `facet` is a column, an attribute, a key, any facet of one, or 'object' for
-- the whole; empty for any other. What PostgreSQL rebuilds or drops by itself is not among them.
create or replace function pggit.dependents_of(object_type text, identity text, facet text) returns text[]
language plpgsql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  -- a constraint has its name in the facet, which may have any sign
  part constant text := substring(dependents_of.facet from '^(?:column|attribute|constraint):(.*)$');
  relation constant oid := case when part is not null then to_regclass(dependents_of.identity) end;
  whole constant oid := case when dependents_of.facet = 'object' then pggit.find_object(dependents_of.object_type, dependents_of.identity) end;
  whole_class constant oid := pggit.kind_class(dependents_of.object_type);
begin
  return array(
    with held (classid, objid, objsubid) as materialized (
      select 'pg_class'::regclass::oid, a.attrelid, a.attnum
      from pg_attribute as a
      where
        a.attrelid = relation and a.attnum > 0 and not a.attisdropped
        and dependents_of.facet not like 'constraint:%' and starts_with(part || '/', a.attname || '/')
      union all
      select of_key.classid, of_key.objid, 0
      from pg_constraint as k
      cross join lateral (
        values ('pg_constraint'::regclass::oid, k.oid), ('pg_class'::regclass::oid, k.conindid)
      ) as of_key (classid, objid)
      where k.conrelid = relation and dependents_of.facet like 'constraint:%' and k.conname = part and k.contype in ('p', 'u', 'x')
      union all
      select whole_class, whole, 0
      union all
      -- the types that come with it: of its rows, of arrays and multiranges of it
      select 'pg_type'::regclass, t.oid, 0
      from pg_type as t
      where
        t.oid in (
          select c.reltype
          from pg_class as c
          where c.oid in (case when dependents_of.facet like 'attribute:%' then relation end, case whole_class when 'pg_class'::regclass then whole end)
        )
        or whole_class = 'pg_type'::regclass and (
          t.oid in (select y.typarray from pg_type as y where y.oid = whole)
          or t.oid in (select r.rngmultitypid from pg_range as r where r.rngtypid = whole)
        )
    )
    select distinct coalesce(
      -- a view is held by the rule that is its query
      pg_describe_object(
        'pg_class'::regclass,
        (select r.ev_class from pg_rewrite as r where p.classid = 'pg_rewrite'::regclass and r.oid = p.objid and r.rulename = '_RETURN'),
        0
      ),
      pg_describe_object(p.classid, p.objid, p.objsubid)
    )
    from held
    inner join pg_depend as p on
      p.refclassid = held.classid and p.refobjid = held.objid and held.objsubid in (0, p.refobjsubid) and p.deptype = 'n'
    left join pg_constraint as c on p.classid = 'pg_constraint'::regclass and c.oid = p.objid
    where
      not (p.classid = held.classid and p.objid = held.objid)
      -- the constructors of a range are part of it, and depend on the types that they take and return, too
      and not exists (
        select from pg_depend as i
        inner join held as also on also.classid = i.refclassid and also.objid = i.refobjid
        where i.classid = p.classid and i.objid = p.objid and i.deptype = 'i'
      )
      -- those on a column are rebuilt or go with it, and so do the object's own
      and (c.oid is null or held.objsubid = 0 and c.conrelid is distinct from coalesce(relation, whole))
    order by 1
  );
end
$$;

comment on function pggit.dependents_of(text, text, text) is
  'The objects without which a part of an object, or all of it, cannot go or change its type';
