-- Marks the present state of a branch under a name of its own, so that it can be compared later: of
-- from_branch, or of the current branch after what was captured and what the catalog shows is in it.
-- Returns the commit it stands at, NULL where there is none yet. Raises PG001 for an empty name, PG003
-- for an unknown from_branch, PG004 where the name is taken.
--
-- SECURITY DEFINER: operators may make branches and may not write to the table otherwise. The only value
-- that the caller decides on is the name, and a name that exists is refused.
create or replace function pggit.create_branch(name text, from_branch text default null) returns bytea
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  head bytea;
begin
  if coalesce(trim(create_branch.name), '') = '' then
    raise exception 'a branch needs a name'
      using errcode = 'PG001', hint = 'For example: SELECT pggit.create_branch(''before-release'');';
  end if;
  if from_branch is null or exists (select from pggit.branches as b where b.name = from_branch and b.is_current) then
    perform pggit.fold(true);
  else
    perform pggit.environment_tree(from_branch);
  end if;

  select b.head_hash into head
  from pggit.branches as b
  where case when from_branch is null then b.is_current else b.name = from_branch end;
  insert into pggit.branches (name, head_hash) values (create_branch.name, head) on conflict do nothing;
  if not found then
    raise exception 'there is a branch called % already', quote_literal(create_branch.name)
      using errcode = 'PG004', hint = 'Choose another name.';
  end if;
  return head;
end
$$;

comment on function pggit.create_branch(text, text) is 'Marks the state of the current or another branch under a new name';
