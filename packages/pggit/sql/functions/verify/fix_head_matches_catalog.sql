-- Records in history what no event told: one commit of origin 'reconcile'.
create or replace function pggit.fix_head_matches_catalog() returns void
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  perform pggit.fold(true);
end
$$;

comment on function pggit.fix_head_matches_catalog() is 'Brings history up to date with the catalog';
