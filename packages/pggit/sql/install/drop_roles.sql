-- Drops pgGit's roles where nothing in the cluster uses them any more, for the time of the uninstallation,
-- and returns the names of those that stay. Roles belong to the cluster: another database may have pgGit
-- installed too, and a person may have made somebody a member (dropping the role would quietly end that).
create or replace function pg_temp.drop_pggit_roles() returns setof text
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  role_name text;
begin
  foreach role_name in array array['pggit_admin', 'pggit_operator', 'pggit_parser', 'pggit_reader'] loop
    continue when to_regrole(role_name) is null;
    if exists (
      select from pg_auth_members as m
      where
        m.roleid = to_regrole(role_name)
        and m.member::regrole::text not in ('pggit_admin', 'pggit_operator', 'pggit_reader')
        -- owners of installations read definitions as that role, and an owner's own membership ends with his
        and role_name <> 'pggit_parser' and m.member <> current_user::regrole
        -- PostgreSQL 16 and later make the creator a member that may neither inherit nor become the role
        and coalesce(
          (to_jsonb(m) ->> 'inherit_option')::boolean or (to_jsonb(m) ->> 'set_option')::boolean, true
        )
    ) then
      return next role_name;
      continue;
    end if;
    begin
      execute format('drop role %I', role_name);
    exception
      when dependent_objects_still_exist or insufficient_privilege or lock_not_available then
        return next role_name;
      -- another uninstallation was quicker
      when undefined_object or internal_error then
        null;
    end;
  end loop;
end
$$;
