-- The conflict of an id. Raises PG062 where there is none.
create or replace function pggit.find_conflict(conflict_id uuid) returns pggit.conflict_registry
language plpgsql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  conflict pggit.conflict_registry;
begin
  select c.* into conflict from pggit.conflict_registry as c where c.conflict_id = find_conflict.conflict_id;
  if not found then
    raise exception 'there is no conflict %', coalesce(find_conflict.conflict_id::text, 'NULL')
      using errcode = 'PG062', hint = 'See SELECT * FROM pggit.list_conflicts(NULL);';
  end if;
  return conflict;
end
$$;

comment on function pggit.find_conflict(uuid) is 'The conflict of an id; PG062 where there is none';
