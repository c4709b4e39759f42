-- The catalog that a kind's oids are of; NULL where there is no such kind.
create or replace function pggit.kind_class(object_type text) returns regclass
language sql immutable security invoker
set search_path = pg_catalog, pg_temp
as $$
  select case kind_class.object_type
    {{each_kind: when '{{object_type}}' then '{{class}}'::regclass}}
  end
$$;

comment on function pggit.kind_class(text) is 'The catalog that a kind''s oids are of; null where there is no such kind';
