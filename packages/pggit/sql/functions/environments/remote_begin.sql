-- Begins the one transaction in which another database is read, set so that it prints what every other
-- reading prints, and returns {"place": user@host:port/database, "versions": whether pgGit is installed
-- there and may be read, "types": the types of which there may be objects}.
create or replace function pggit.remote_begin(connection text) returns jsonb
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  dblink constant text := pggit.dblink_schema();
  facts jsonb;
begin
  execute format('select %s.dblink_exec($1, $2)', dblink)
  using connection, 'begin transaction isolation level repeatable read, read only; set local search_path = pg_catalog, pg_temp';
  execute format('select count(s) from %s.dblink($1, $2) as s (settings text)', dblink)
  using connection, $settings$select row(s.*)::text from ({{_settings}}) as s$settings$;
  execute format('select f.facts from %s.dblink($1, $2) as f (facts jsonb)', dblink)
  into strict facts
  using connection, $facts$
    select jsonb_build_object(
      'place', {{_place}},
      -- by oid: a name in a schema that the role may not use is an error
      'versions', (
        select count(*) = 4 and bool_and(has_schema_privilege(n.oid, 'usage') and has_table_privilege(c.oid, 'select'))
        from pg_namespace as n
        inner join pg_class as c on c.relnamespace = n.oid
        where n.nspname = 'pggit' and c.relname in ('installations', 'versions', 'objects', 'blobs')
      ),
      'types', (
        select jsonb_agg(p.object_type)
        from (
          {{each_kind: select '{{object_type}}' as object_type where {{present}} union all}}
          select null where false
        ) as p
      )
    )
  $facts$;
  return facts;
end
$$;

comment on function pggit.remote_begin(text) is 'Begins the reading of another database and says where that is';
