-- Where a kind stands in the order in which objects are made; objects that need each other may still come in another.
create or replace function pggit.kind_place(object_type text) returns integer
language plpgsql immutable security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  {{each_kind: if object_type = '{{object_type}}' then return {{place}}; end if;}}
  return 1000;
end
$$;

comment on function pggit.kind_place(text) is 'Where a kind stands in the order in which objects are made';
