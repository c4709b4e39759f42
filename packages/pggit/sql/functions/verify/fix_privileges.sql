-- Takes from PUBLIC every privilege in the schema pggit.
-- SECURITY DEFINER: only the owner can revoke what the owner granted.
create or replace function pggit.fix_privileges() returns void
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  revoke all on schema pggit from public;
  revoke all on all tables in schema pggit from public;
  revoke all on all sequences in schema pggit from public;
  revoke all on all routines in schema pggit from public;
end
$$;

comment on function pggit.fix_privileges() is 'Closes the schema pggit to PUBLIC';
