-- Gives a branch or environment another name, in the commits, merges and conflicts that name it, too, and
-- returns it. Raises PG003 for an unknown branch, PG001 for a name that a branch cannot have, PG004 for one
-- that is taken, PG046 while another session writes history.
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
  update pggit.merges as m set source_branch = new_name where m.source_branch = branch.name;
  update pggit.merges as m set target_branch = new_name where m.target_branch = branch.name;
  update pggit.conflict_registry as c set branch1_name = new_name where c.branch1_name = branch.name;
  update pggit.conflict_registry as c set branch2_name = new_name where c.branch2_name = branch.name;
  perform pggit.record_event('branch_renamed', jsonb_build_object('from', branch.name, 'to', new_name));
  return new_name;
end
$$;

comment on function pggit.rename_branch(text, text) is 'Gives a branch another name';
