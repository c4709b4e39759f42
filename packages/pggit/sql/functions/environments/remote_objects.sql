-- Reads every object of the given types of another database over an open connection, stores what is new,
-- and returns the tree's entries: "type identity" -> {"type", "blob", "structure", "version"}. First the
-- hashes of everything; then whole only the objects that the environment's last fetch does not have alike.
create or replace function pggit.remote_objects(
  connection text, environment text, object_types text[], with_versions boolean
) returns jsonb
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  dblink constant text := pggit.dblink_schema();
  catalog constant text := pggit.remote_query(object_types);
  -- some ten megabytes
  batch_size constant integer := 5000;
  listed jsonb;
  known jsonb;
  wanted oid[];
  batch jsonb;
  entries jsonb := '{}';
begin
  execute format(
    'select coalesce(jsonb_object_agg(o.key, o.entry), %L) from %s.dblink($1, $2) as o (key text, entry jsonb)',
    '{}', dblink
  )
  into strict listed
  using connection, format(
    $query$
      select
        concat_ws(' ', o.object_type, o.identity),
        jsonb_build_object('objid', o.objid, 'hash', o.hash, 'full_hash', o.full_hash, 'version', v.version)
      from (%s) as o
      left join (%s) as v
        on v.object_type = o.object_type and v.identity = o.identity and v.hash = o.hash
    $query$,
    catalog,
    case
      when with_versions then $versions${{_tracked_versions}}$versions$
      else 'select null::text as object_type, null::text as identity, null::text as version, null::text as hash where false'
    end
  );

  select pggit.known_objects(environment, coalesce(jsonb_object_agg(l.key, l.value -> 'full_hash'), '{}'))
  into known
  from jsonb_each(listed) as l;

  wanted := array(
    select (l.value ->> 'objid')::oid from jsonb_each(listed) as l where not known ? l.key order by 1
  );
  if cardinality(wanted) > 0 then
    perform pggit.remote_open(
      connection,
      format(
        $query$
          select jsonb_build_object(
            'object_type', o.object_type, 'schema_name', o.schema_name, 'object_name', o.object_name,
            'identity', o.identity, 'definition', o.definition, 'facets', o.facets, 'depends_on', o.depends_on
          )
          from (%s) as o
        $query$,
        catalog
      )
      -- looked up one by one, many take longer than all
      || case when cardinality(wanted) <= 1000 then format('where o.objid = any (%L::oid[])', wanted) else '' end
    );
    loop
      execute format('select jsonb_agg(o.content) from %s.dblink_fetch($1, $2, $3) as o (content jsonb)', dblink)
      into batch
      using connection, 'objects', batch_size;
      exit when batch is null;
      entries := entries || pggit.store_objects(batch);
    end loop;
  end if;

  return (
    select coalesce(
      jsonb_object_agg(l.key, e.entry || jsonb_build_object('version', l.value -> 'version')), '{}'
    )
    from jsonb_each(listed) as l
    cross join lateral (select coalesce(entries -> l.key, known -> l.key) as entry) as e
    where e.entry is not null
  );
end
$$;

comment on function pggit.remote_objects(text, text, text[], boolean) is
  'Reads the objects of another database, stores what is new and returns the entries of its tree';
