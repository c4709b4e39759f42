-- Brings the current branch up to date with the catalog where it is one of the given environments; the
-- others stand where they were fetched. Raises PG003 for an environment that is not known.
create or replace function pggit.refresh_environments(variadic names text[]) returns void
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  one text;
begin
  foreach one in array names loop
    perform pggit.environment_tree(one);
  end loop;
  if exists (select from pggit.branches as b where b.is_current and b.name = any (names)) then
    perform pggit.fold(true);
  end if;
end
$$;

comment on function pggit.refresh_environments(text[]) is 'Folds and reconciles where the current branch is among the names; PG003 for an unknown one';
