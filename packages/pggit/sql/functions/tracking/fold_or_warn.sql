-- Folds and reconciles for those to whom something else matters more: returns the number of commits, or
-- null after a warning where it failed or another session folds. Not even running out of time raises.
create or replace function pggit.fold_or_warn() returns integer
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  if not pg_try_advisory_xact_lock(hashtext('pggit.fold')) then
    raise notice 'Another session writes history at this moment; what no event told is recorded by the next pggit.fold(true).';
    return null;
  end if;
  return pggit.fold(true);
exception when query_canceled or others then
  raise warning 'pgGit could not bring history up to date: %', sqlerrm
    using hint = 'Nothing is lost: SELECT pggit.fold(true) records it later. See SELECT * FROM pggit.verify_consistency().';
  return null;
end
$$;

comment on function pggit.fold_or_warn() is 'Folds and reconciles; warns and returns null where it cannot';
