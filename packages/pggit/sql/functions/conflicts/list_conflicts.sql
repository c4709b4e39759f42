-- The conflicts of a status ('unresolved', 'resolved', 'ignored'), or all for NULL, oldest first. of_type: only
-- conflicts of this type. of_object: only those of objects with this in their name. Raises PG001 for another status
-- or type.
create or replace function pggit.list_conflicts(
  status_filter text default 'unresolved', of_type text default null, of_object text default null
)
returns table (
  conflict_id uuid, conflict_type text, object_type text, object_identifier text, created_at timestamptz,
  description text, status text
)
language plpgsql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  if status_filter not in ('unresolved', 'resolved', 'ignored') then
    raise exception 'there is no status called %', quote_literal(status_filter)
      using errcode = 'PG001', hint = 'It is unresolved, resolved or ignored; NULL for all.';
  elsif of_type not in ('merge', 'version', 'constraint', 'dependency') then
    raise exception 'there is no conflict of a type called %', quote_literal(of_type)
      using errcode = 'PG001', hint = 'It is merge, version, constraint or dependency; NULL for all.';
  end if;
  return query
    select
      c.conflict_id, c.conflict_type, c.object_type, c.object_identifier, c.created_at,
      pggit.describe_conflict(c), c.status
    from pggit.conflict_registry as c
    where
      (status_filter is null or c.status = status_filter)
      and (of_type is null or c.conflict_type = of_type)
      and (of_object is null or strpos(c.object_identifier, of_object) > 0)
    order by c.created_at, c.conflict_id;
end
$$;

comment on function pggit.list_conflicts(text, text, text) is 'The conflicts of a status, oldest first; all of them for NULL';
