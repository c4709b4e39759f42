-- Makes a branch that stands at a commit: at from_commit, any name that pggit.find_commit knows, by default at
-- the head of the current branch, after what was captured and what the catalog shows is in it. The current
-- branch stays the current one: see pggit.switch_branch. Returns the commit's hash, NULL
-- where there is none yet.
--
-- Raises PG001 for a name that a branch cannot have, PG004 where it is taken, PG008 for an unknown commit.
--
-- SECURITY DEFINER: operators may make branches and may not write to the table otherwise. A name that exists
-- is refused, and a branch stands at nothing but a commit that is there.
create or replace function pggit.create_branch(name text, from_commit text default null) returns text
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  head bytea;
begin
  perform pggit.check_branch_name(create_branch.name);
  perform pggit.check_writable('a branch cannot be made');
  perform pggit.fold(true);
  head := case when from_commit is null then pggit.find_ref('HEAD') else (pggit.find_commit(from_commit)).hash end;
  insert into pggit.branches (name, head_hash) values (create_branch.name, head) on conflict do nothing;
  -- another session may have taken it meanwhile
  if not found then
    perform pggit.check_branch_name(create_branch.name);
  end if;
  perform pggit.record_event(
    'branch_created', jsonb_build_object('name', create_branch.name, 'commit', encode(head, 'hex'))
  );
  return encode(head, 'hex');
end
$$;

comment on function pggit.create_branch(text, text) is 'Makes a branch at the head of the current one, or at another commit';
