-- Removes a branch or environment. Its commits stay until pggit.purge_history() removes what nothing reaches.
-- The current branch is refused, and so is one with commits that no other branch has, unless force says so.
-- Returns the commit that it stood at, from which pggit.create_branch() makes it anew; NULL where it had none.
--
-- Raises PG003 for an unknown branch, PG001 for the current one, PG046 while another session writes history,
-- PG048 BRANCH_NOT_MERGED where commits would be lost to sight.
--
-- SECURITY DEFINER: it is the one way in which admins remove a branch.
create or replace function pggit.delete_branch(name text, force boolean default false) returns text
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  branch pggit.branches;
  alone bigint;
begin
  perform pggit.hold_fold();
  branch := pggit.find_branch(delete_branch.name);
  if branch.is_current then
    raise exception '% is the current branch', quote_literal(name)
      using errcode = 'PG001', hint = 'Switch to another one first: SELECT pggit.switch_branch(name);';
  end if;
  if force is not true then
    alone := pggit.commits_of_branch_alone(branch);
    if alone > 0 then
      raise exception 'branch % has commits that no other branch has: %', quote_literal(name), alone
        using errcode = 'PG048', hint = format('To delete it all the same: SELECT pggit.delete_branch(%L, force => true);', name);
    end if;
  end if;
  delete from pggit.branches as b where b.name = branch.name;
  perform pggit.record_event(
    'branch_deleted', jsonb_build_object('name', branch.name, 'commit', encode(branch.head_hash, 'hex'))
  );
  return encode(branch.head_hash, 'hex');
end
$$;

comment on function pggit.delete_branch(text, boolean) is 'Removes a branch; with force also one whose commits no other branch has';
