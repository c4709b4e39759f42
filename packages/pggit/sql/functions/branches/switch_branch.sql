-- Makes another branch the current one: from then on commits go there. The live schema is not touched, so this
-- is not Git's checkout; it says which line of history goes on. Returns the head's hash.
--
-- The branch must say what the schema is: one whose head differs from it is refused, unless commit_difference
-- says to record the schema there as one commit of origin 'switch'. What was captured and what the catalog shows
-- goes to the branch that is left, first. To switch to the current branch changes nothing.
--
-- Objects and their versions are those of the live schema and stay as they are; a version's number goes on
-- growing from branch to branch. Where the branch's head has the same objects with other numbers, a commit of
-- the same kind brings those up to date.
--
-- Raises PG003 for an unknown branch, PG004 for an environment, PG046 while another session writes history,
-- PG047 BRANCH_DIFFERS where the head differs from the schema.
--
-- SECURITY DEFINER: operators may choose the branch and may not write to the tables otherwise.
create or replace function pggit.switch_branch(name text, commit_difference boolean default false) returns text
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  target pggit.branches;
  live pggit.branches;
  live_tree bytea;
  target_tree bytea;
  new_hash bytea;
  differing text[];
begin
  perform pggit.hold_fold();
  target := pggit.find_branch(switch_branch.name);
  if target.fetched_from is not null then
    raise exception '% is an environment, the schema of another database', quote_literal(name)
      using errcode = 'PG004', hint = format('Make a branch of it: SELECT pggit.create_branch(''new-name'', %L);', name);
  end if;
  perform pggit.fold(true);
  select b.* into strict live from pggit.branches as b where b.is_current for update;
  if live.name = target.name then
    return encode(live.head_hash, 'hex');
  end if;
  new_hash := target.head_hash;
  select c.tree_hash into live_tree from pggit.commits as c where c.hash = live.head_hash;
  select c.tree_hash into target_tree from pggit.commits as c where c.hash = target.head_hash;

  if live_tree is distinct from target_tree then
    differing := array(
      select d.object_type || ' ' || d.identity
      from pggit.tree_difference(target_tree, live_tree) as d
      where d.blob1 is distinct from d.blob2
      order by 1
    );
    if cardinality(differing) > 0 and commit_difference is not true then
      raise exception 'the schema is not as branch % has it: %', quote_literal(name), pggit.name_faults('%s differs', '%s objects differ: %s', differing)
        using
          errcode = 'PG047',
          hint = format('To record the schema there as it is: SELECT pggit.switch_branch(%L, commit_difference => true);', name);
    end if;
    new_hash := pggit.commit_switch(live, target, live_tree, differing);
  end if;

  update pggit.branches as b set is_current = false where b.is_current;
  update pggit.branches as b set is_current = true, head_hash = new_hash where b.name = target.name;
  perform pggit.record_event(
    'branch_switched',
    jsonb_build_object('from', live.name, 'to', target.name, 'commit', encode(new_hash, 'hex'))
  );
  return encode(new_hash, 'hex');
end
$$;

comment on function pggit.switch_branch(text, boolean) is
  'Makes another branch the current one; refused where it is not what the schema is, unless that is to be committed there';
