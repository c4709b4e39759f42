-- A commit message for changes that nobody described: what ran and which objects it touched, such as
-- `CREATE TABLE public.users` or `ALTER TABLE, CREATE INDEX: public.orders, public.users and 3 more`.
-- Without command tags it says that the catalog told.
--
-- Not in language sql: before PostgreSQL 18 that would be planned anew at each call.
create or replace function pggit.describe_changes(changes pggit.object_change[], command_tags text[]) returns text
language plpgsql immutable security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return (
    select
      case
        when cardinality(command_tags) = 1 and count(*) = 1 then command_tags[1] || ' '
        when cardinality(command_tags) > 0 then array_to_string(command_tags[:5], ', ') || ': '
        else 'Found without an event: '
      end
      || string_agg(
        case when cardinality(command_tags) > 0 then '' else c.action || ' ' || c.object_type || ' ' end || c.identity,
        ', ' order by c.object_type, c.identity
      ) filter (where c.place <= 5)
      || case when count(*) > 5 then format(' and %s more', count(*) - 5) else '' end
    from (
      select u.*, row_number() over (order by u.object_type, u.identity) as place
      from unnest(changes) as u
    ) as c
  );
end
$$;

comment on function pggit.describe_changes(pggit.object_change[], text[]) is
  'A commit message from the commands that ran and the objects they changed';
