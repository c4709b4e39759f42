-- What a facet says, to be read and compared: its value, 'yes' where it has none; NULL for one that
-- is not there.
create or replace function pggit.facet_text(facet jsonb) returns text
language sql immutable security invoker
set search_path = pg_catalog, pg_temp
as $$
  select case when facet is not null then coalesce(facet ->> 'value', 'yes') end
$$;

comment on function pggit.facet_text(jsonb) is 'What a facet says; null for one that is not there';
