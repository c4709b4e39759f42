-- Raises PG001 for a name that a branch cannot have, by the rules of Git, so that every branch can be told
-- from what pggit.find_commit reads beside names: no blanks or control characters, none of ~ ^ : ? * [ \,
-- no .. or @{ or //, no / or . at an end, not HEAD or a whole hash, 200 bytes at most. Raises PG004 for a name that is taken.
create or replace function pggit.check_branch_name(name text) returns void
language plpgsql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  if coalesce(trim(name), '') = '' then
    raise exception 'a branch needs a name'
      using errcode = 'PG001', hint = 'For example: SELECT pggit.create_branch(''before-release'');';
  end if;
  if
    name ~ '[[:space:][:cntrl:]~^:?*\[\\]|\.\.|@\{|//|^[-/.]|[/.]$|/\.|\.lock$' or name in ('HEAD', '@')
    or name ~* '^[0-9a-f]{64}$' or octet_length(name) > 200
  then
    raise exception '% cannot be the name of a branch', quote_literal(name)
      using
        errcode = 'PG001',
        hint = 'A name has letters, digits, - _ . and / in it, and is not HEAD: before-release, feature/login.';
  end if;
  if exists (select from pggit.branches as b where b.name = check_branch_name.name) then
    raise exception 'there is a branch called % already', quote_literal(name)
      using errcode = 'PG004', hint = 'Choose another name.';
  end if;
  if exists (select from pggit.milestones as m where m.name = check_branch_name.name) then
    raise exception 'there is a milestone called %', quote_literal(name)
      using errcode = 'PG004', hint = 'Choose another name, so that it is clear which is meant.';
  end if;
end
$$;

comment on function pggit.check_branch_name(text) is 'Raises PG001 for what cannot be a branch''s name, PG004 for one that is taken';
