-- A value of conflict_data that callers spell in two ways: `incoming_version` is looked for as
-- `tracked_version`, too. NULL where there is neither.
create or replace function pggit.conflict_value(conflict_data jsonb, key text) returns text
language sql immutable security invoker
set search_path = pg_catalog, pg_temp
as $$
  select coalesce(conflict_data ->> key, conflict_data ->> regexp_replace(key, '^incoming_', 'tracked_'))
$$;

comment on function pggit.conflict_value(jsonb, text) is 'A value of conflict_data under either of its spellings, incoming_ and tracked_';
