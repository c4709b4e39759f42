-- Gives a branch or environment another name, in the commits that were made on it, too, and returns it. Raises PG003 for an
-- unknown branch, PG001 for a name that a branch cannot have, PG004 for one that is taken, PG046 while another
-- session writes history.
--
-- SECURITY DEFINER: operators may rename branches and may not write to the tables otherwise.
create or replace function pggit.rename_branch(name text, new_name text) returns text
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  branch pggit.branches;
begin
  perform pggit.hold_fold();
  branch := pggit.find_branch(rename_branch.name);
  perform pggit.check_branch_name(new_name);
  update pggit.branches as b set name = new_name where b.name = branch.name;
  update pggit.commits as c
  set branch_name = new_name
  where c.branch_name = branch.name and c.folded_at >= branch.created_at;
  return new_name;
end
$$;

comment on function pggit.rename_branch(text, text) is 'Gives a branch another name';
