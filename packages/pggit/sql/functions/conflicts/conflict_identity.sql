-- The identity that a conflict's object has or would have: as it was given, and in public where it names no
-- schema and is of a kind whose names are a schema's: whose catalog has the schema in its key.
create or replace function pggit.conflict_identity(conflict pggit.conflict_registry) returns text
language sql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
  select case
    when pggit.find_object(conflict.object_type, conflict.object_identifier) is not null then conflict.object_identifier
    when
      conflict.object_identifier ~ '{{_name}}|^(?:"(?:[^"]|"")+"|[a-z_][a-z0-9_]*)\('
      and exists (
        select
        from pg_index as i
        inner join pg_attribute as a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
        where i.indrelid = pggit.kind_class(conflict.object_type) and i.indisunique and a.attname like '%namespace'
      )
      then 'public.' || conflict.object_identifier
    else conflict.object_identifier
  end
$$;

comment on function pggit.conflict_identity(pggit.conflict_registry) is 'The identity of a conflict''s object, with its schema';
