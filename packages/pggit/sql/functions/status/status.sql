-- The state of pgGit at a glance: the rows of the operations guide (Tracking, Deployment Mode, Storage,
-- Recent Activity), then History, Failures, Coverage, Last Verify, Last Purge and Versions. Folds what was captured, but
-- does not read the catalog.
-- Never fails because a part of pgGit is broken: that part's row then says 'error' and why.
create or replace function pggit.status() returns table (component text, status text, details text)
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  part record;
begin
  begin
    if pggit.is_writable() then
      perform pggit.fold();
    end if;
  exception when others then
    -- what is wrong with it shows in the rows below
    null;
  end;

  for part in
    select * from (
      values
        ('Tracking', 'pggit.status_tracking()'),
        ('Deployment Mode', 'pggit.status_deployment_mode()'),
        ('Storage', 'pggit.status_storage()'),
        ('Recent Activity', 'pggit.status_recent_activity()'),
        ('History', 'pggit.status_history()'),
        ('Failures', 'pggit.status_failures()'),
        ('Coverage', 'pggit.status_coverage()'),
        ('Last Verify', 'pggit.status_upkeep(''verify'')'),
        ('Last Purge', 'pggit.status_upkeep(''purge'')'),
        ('Versions', 'pggit.status_versions()')
    ) as row_of (component, source)
  loop
    component := part.component;
    begin
      execute 'select s.status, s.details from ' || part.source || ' as s' into strict status, details;
    exception when others then
      status := 'error';
      details := sqlerrm;
    end;
    return next;
  end loop;
end
$$;

comment on function pggit.status() is 'State of pgGit: component, status, details';
