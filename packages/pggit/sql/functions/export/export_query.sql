-- The statement that exports a schema (sql/catalog/assembly/_export.sql), over the kinds that this database
-- has any objects of: to plan the queries of all kinds would take longer than to read a small schema.
create or replace function pggit.export_query() returns text
language sql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
  select replace(
    $export${{_export}}$export$,
    '{{' || 'objects}}',
    string_agg(
      replace(replace(replace(replace(replace(
        $object${{_export_object}}$object$,
        '{{' || 'place}}', kind.place::text),
        '{{' || 'object_type}}', kind.object_type),
        '{{' || 'class}}', kind.class),
        '{{' || 'aspects}}', '$2'),
        '{{' || 'rows}}', 'select * from ' || kind.facets),
      E'\nunion all\n'
    )
  )
  from (
    {{each_kind: select {{place}} as place, '{{object_type}}' as object_type, '{{class}}' as class, '{{facets}}' as facets where {{present}} union all}}
    select null, null, null, null where false
  ) as kind
$$;

comment on function pggit.export_query() is 'The statement that exports the schema of this database';
