-- The objects of the catalog, described as PostgreSQL does, that hold on to a column of a relation or an attribute
-- of a composite type: it can neither go nor change its type before they do. `facet` is any of that part. Empty for
-- any other facet. What PostgreSQL rebuilds or drops by itself (indexes, constraints) is not among them.
create or replace function pggit.dependents_of(identity text, facet text) returns text[]
language sql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
  select array(
    select distinct d.described
    from pg_attribute as a
    inner join pg_class as c on c.oid = a.attrelid
    cross join lateral (
      -- a view is held by the rule that is its query
      select coalesce(
        pg_describe_object('pg_class'::regclass, (select r.ev_class from pg_rewrite as r where r.oid = p.objid and r.rulename = '_RETURN' and p.classid = 'pg_rewrite'::regclass), 0),
        pg_describe_object(p.classid, p.objid, p.objsubid)
      ) as described
      from pg_depend as p
      where
        p.refclassid = 'pg_class'::regclass and p.refobjid = c.oid and p.refobjsubid = a.attnum and p.deptype = 'n'
        and not (p.classid = 'pg_class'::regclass and p.objid = c.oid)
        and p.classid <> 'pg_constraint'::regclass
      union all
      select pg_describe_object(p.classid, p.objid, p.objsubid)
      from pg_depend as p
      where
        dependents_of.facet like 'attribute:%' and p.refclassid = 'pg_type'::regclass and p.refobjid = c.reltype
        and p.deptype = 'n'
    ) as d
    where
      c.oid = case when dependents_of.facet ~ '^(column|attribute):' then to_regclass(dependents_of.identity) end
      and a.attnum > 0 and not a.attisdropped
      and starts_with(
        regexp_replace(dependents_of.facet, '^(column|attribute):', '') || '/', a.attname || '/'
      )
    order by d.described
  )
$$;

comment on function pggit.dependents_of(text, text) is
  'The objects that hold on to a column or attribute, which can neither go nor change its type before they do';
