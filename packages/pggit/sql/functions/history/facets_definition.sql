-- The definition that an object's facets make: what the catalog query yields as `definition`.
--
-- Not in language sql: before PostgreSQL 18 that would be planned anew at each call.
create or replace function pggit.facets_definition(facets jsonb) returns text
language plpgsql immutable security invoker parallel safe
set search_path = pg_catalog, pg_temp
as $$
begin
  return (
    select {{_definition}}
    from (
      select e.key, (e.value ->> 'rank')::integer as rank, e.value ->> 'inline' as inline, e.value ->> 'set' as set_sql
      from jsonb_each(facets) as e
    ) as f
  );
end
$$;

comment on function pggit.facets_definition(jsonb) is 'The DDL that an object''s facets make';
