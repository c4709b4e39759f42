-- Brings the current branch up to date with the catalog where it is one of the given environments; the
-- others stand where they were fetched. A notice names what is of a kind that is not compared. Raises PG003 for an environment that is not known.
create or replace function pggit.refresh_environments(variadic names text[]) returns void
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  one text;
  current_name constant text := (select b.name from pggit.branches as b where b.is_current);
begin
  foreach one in array names loop
    perform pggit.environment_tree(one);
  end loop;
  if current_name = any (names) then
    perform pggit.fold(true);
    perform pggit.tell_not_compared(
      current_name, array(select concat_ws(' ', u.object_type, u.identity) from pggit.not_compared() as u)
    );
  end if;
end
$$;

comment on function pggit.refresh_environments(text[]) is 'Folds and reconciles where the current branch is among the names; PG003 for an unknown one';
