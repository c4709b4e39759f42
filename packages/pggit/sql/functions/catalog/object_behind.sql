-- The object that a row of the catalog belongs to, which is what history follows: the table of a column,
-- a constraint, a default, a rule, the index of a key or the sequence of an identity; an object itself.
-- Says nothing of whether it is an object that pgGit follows: see pggit.object_type_of.
--
-- Every step is a look-up by key, so what it costs does not grow with the schema.
create or replace function pggit.object_behind(inout classid oid, inout objid oid)
language plpgsql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_variable
begin
  case classid
    when 'pg_class'::regclass then
      -- the index of a key is its constraint's, the sequence of an identity its column's; a composite
      -- type's relation is the type
      select
        case c.relkind when 'c' then 'pg_type'::regclass else 'pg_class'::regclass end,
        case c.relkind when 'c' then c.reltype else coalesce(nullif(k.conrelid, 0), owner.refobjid, c.oid) end
      into classid, objid
      from pg_class as c
      left join pg_depend as owner
        on c.relkind in ('i', 'I', 'S')
        and owner.classid = 'pg_class'::regclass and owner.objid = c.oid and owner.objsubid = 0
        and owner.deptype = 'i' and owner.refclassid in ('pg_constraint'::regclass, 'pg_class'::regclass)
      left join pg_constraint as k on owner.refclassid = 'pg_constraint'::regclass and k.oid = owner.refobjid
      where c.oid = objid;
    when 'pg_constraint'::regclass then
      select
        case k.conrelid when 0 then 'pg_type'::regclass else 'pg_class'::regclass end,
        case k.conrelid when 0 then k.contypid else k.conrelid end
      into classid, objid
      from pg_constraint as k where k.oid = objid;
    when 'pg_attrdef'::regclass then
      select 'pg_class'::regclass, d.adrelid into classid, objid from pg_attrdef as d where d.oid = objid;
    when 'pg_rewrite'::regclass then
      select 'pg_class'::regclass, r.ev_class into classid, objid from pg_rewrite as r where r.oid = objid;
    else
      null;
  end case;
end
$$;

comment on function pggit.object_behind(oid, oid) is 'The object that history follows for a row of the catalog';
