-- Drops pgGit's roles where nothing in the cluster uses them any more, for the time of the uninstallation.
-- Roles belong to the cluster: another database may have pgGit installed too.
create or replace function pg_temp.drop_pggit_roles() returns setof text
language plpgsql as $$
declare
  role_name text;
begin
  foreach role_name in array array['pggit_admin', 'pggit_operator', 'pggit_reader'] loop
    begin
      execute format('drop role if exists %I', role_name);
    exception when dependent_objects_still_exist or insufficient_privilege then
      return next role_name;
    end;
  end loop;
end
$$;
