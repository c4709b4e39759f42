-- The object that a row of the catalog belongs to, which is what history follows: the table of a column,
-- a constraint, a default, the view of its query, the publication of a table, the index of a key or the sequence of an identity; an object itself.
-- `object_type` is its kind in the words of sql/catalog/, NULL for kinds that have no file there and for
-- rows that do not exist. Says nothing of whether that file's query counts it in: a temporary table is a
-- table here. `has_heirs` is whether it is a table that has, or once had, partitions or heirs.
--
-- Every step is a look-up by key, so what it costs does not grow with the schema.
create or replace function pggit.object_behind(
  inout classid oid, inout objid oid, out object_type text, out has_heirs boolean
)
language plpgsql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_variable
begin
  case classid
    when 'pg_constraint'::regclass then
      select
        case k.conrelid when 0 then 'pg_type'::regclass else 'pg_class'::regclass end,
        case k.conrelid when 0 then k.contypid else k.conrelid end
      into classid, objid
      from pg_constraint as k where k.oid = objid;
    when 'pg_attrdef'::regclass then
      select 'pg_class'::regclass, d.adrelid into classid, objid from pg_attrdef as d where d.oid = objid;
    when 'pg_rewrite'::regclass then
      -- a view's query is the view's; any other rule stands by itself
      select
        case r.rulename when '_RETURN' then 'pg_class'::regclass else 'pg_rewrite'::regclass end,
        case r.rulename when '_RETURN' then r.ev_class else r.oid end
      into classid, objid
      from pg_rewrite as r where r.oid = objid;
    when 'pg_publication_rel'::regclass then
      select 'pg_publication'::regclass, r.prpubid into classid, objid from pg_publication_rel as r where r.oid = objid;
    when to_regclass('pg_catalog.pg_publication_namespace') then
      select 'pg_publication'::regclass, s.pnpubid into classid, objid from pg_publication_namespace as s where s.oid = objid;
    else
      null;
  end case;

  case classid
    when 'pg_class'::regclass then
      -- the index of a key is its constraint's, the sequence of an identity its column's; a composite
      -- type's relation is the type
      select
        case c.relkind when 'c' then 'pg_type'::regclass else 'pg_class'::regclass end,
        case c.relkind when 'c' then c.reltype else coalesce(nullif(k.conrelid, 0), owner.refobjid, c.oid) end,
        case
          when owner.refobjid is not null then 'table'
          else
            case c.relkind
              when 'r' then 'table' when 'p' then 'table' when 'v' then 'view' when 'm' then 'materialized view'
              when 'i' then 'index' when 'I' then 'index' when 'S' then 'sequence' when 'c' then 'composite'
              when 'f' then 'foreign table'
            end
        end,
        c.relhassubclass and c.relkind in ('r', 'p')
      into classid, objid, object_type, has_heirs
      from pg_class as c
      left join pg_depend as owner
        on c.relkind in ('i', 'I', 'S')
        and owner.classid = 'pg_class'::regclass and owner.objid = c.oid and owner.objsubid = 0
        and owner.deptype = 'i' and owner.refclassid in ('pg_constraint'::regclass, 'pg_class'::regclass)
      left join pg_constraint as k on owner.refclassid = 'pg_constraint'::regclass and k.oid = owner.refobjid
      where c.oid = objid;
    when 'pg_proc'::regclass then
      select case p.prokind when 'p' then 'procedure' when 'a' then 'aggregate' else 'function' end into object_type
      from pg_proc as p where p.oid = objid;
    when 'pg_type'::regclass then
      -- a multirange is its range's; an array type is nobody's
      select
        coalesce(r.rngtypid, t.oid),
        case t.typtype
          when 'c' then 'composite' when 'd' then 'domain' when 'e' then 'enum' when 'r' then 'range' when 'm' then 'range'
          when 'b' then case when t.typarray <> 0 then 'base type' end
          when 'p' then case when not t.typisdefined then 'base type' end
        end
      into objid, object_type
      from pg_type as t
      left join pg_range as r on t.typtype = 'm' and r.rngmultitypid = t.oid
      where t.oid = objid;
    when 'pg_trigger'::regclass then
      select case when not g.tgisinternal then 'trigger' end into object_type from pg_trigger as g where g.oid = objid;
    else
      -- the other catalogs have one kind each
      object_type := case classid
        {{each_kind: when '{{class}}'::regclass then '{{object_type}}'}}
      end;
  end case;
end
$$;

comment on function pggit.object_behind(oid, oid) is
  'The object that history follows for a row of the catalog, and its kind';
