-- What kind of object a row of pg_class, pg_proc, pg_type, ... is, in the words of sql/catalog/; NULL for
-- kinds that have no file there, for what an extension owns and for rows that do not exist. Says nothing of
-- whether that file's query counts it in (a temporary table is a table here).
create or replace function pggit.object_type_of(classid oid, objid oid) returns text
language plpgsql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  if pggit.is_extension_member(classid, objid) then
    return null;
  end if;
  case classid
    when 'pg_class'::regclass then
      return case c.relkind
        when 'r' then 'table' when 'p' then 'table' when 'v' then 'view' when 'm' then 'materialized view'
        when 'i' then 'index' when 'I' then 'index' when 'S' then 'sequence'
      end
      from pg_class as c where c.oid = objid;
    when 'pg_proc'::regclass then
      return case p.prokind when 'p' then 'procedure' when 'a' then 'aggregate' else 'function' end
      from pg_proc as p where p.oid = objid;
    when 'pg_type'::regclass then
      return case t.typtype when 'c' then 'composite' when 'd' then 'domain' when 'e' then 'enum' when 'r' then 'range' end
      from pg_type as t where t.oid = objid;
    when 'pg_trigger'::regclass then
      return case when not g.tgisinternal then 'trigger' end from pg_trigger as g where g.oid = objid;
    when 'pg_policy'::regclass then
      return 'policy';
    when 'pg_namespace'::regclass then
      return 'schema';
    when 'pg_extension'::regclass then
      return 'extension';
    else
      return null;
  end case;
end
$$;

comment on function pggit.object_type_of(oid, oid) is 'The kind of object that a row of the catalog is, or null';
