-- The version numbers of an object that is new, as {major, minor, patch}: 1.0.0, and where an object of
-- this type and identity was there before and was dropped, the next major number after its last, so that
-- a number never stands for two different things.
--
-- Not in language sql: before PostgreSQL 18 that would be planned anew at each call.
create or replace function pggit.first_version(object_type text, identity text) returns integer[]
language plpgsql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return (
    select array[coalesce(max(v.major), 0) + 1, 0, 0]
    from pggit.objects as o
    inner join pggit.versions as v on v.object_id = o.object_id
    where
      o.object_type = first_version.object_type
      and o.identity = first_version.identity
      and not o.is_live
  );
end
$$;

comment on function pggit.first_version(text, text) is 'Version numbers of a new object: {1, 0, 0}, or the next major after one that was dropped';
