-- Gives a commit a name, by which find_commit and export_commit know it, and which keeps it when history is
-- purged. commit: a branch, milestone or beginning of a hash (see pggit.find_commit); when left out, the
-- present state, after what was captured and what the catalog shows is in it. message: what is remembered of
-- it. Returns the commit's hash in hex.
--
-- A name has up to 200 characters, none of them a control character, no space at either end, and is that of
-- no branch, nor HEAD. Raises PG001 for any other, PG004 for a branch's, PG030 MILESTONE_EXISTS for one that is taken,
-- PG008 for an unknown commit, PG001 for one that is not clear.
--
-- SECURITY DEFINER: operators may name commits and may not write to the table otherwise.
create or replace function pggit.create_milestone(name text, commit text default null, message text default null) returns text
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  target bytea;
begin
  if coalesce(create_milestone.name !~ '^[^[:cntrl:][:space:]]([^[:cntrl:]]{0,198}[^[:cntrl:][:space:]])?$', true) then
    raise exception '% is not a name for a milestone', coalesce(quote_literal(create_milestone.name), 'NULL')
      using errcode = 'PG001', hint = 'For example: SELECT pggit.create_milestone(''v1.0'');';
  end if;
  if create_milestone.name = 'HEAD' or exists (select from pggit.branches as b where b.name = create_milestone.name) then
    raise exception 'there is a branch called %', quote_literal(create_milestone.name)
      using errcode = 'PG004', hint = 'Choose another name, so that it is clear which is meant.';
  end if;
  perform pggit.check_writable('a milestone cannot be made');
  perform pggit.fold(create_milestone.commit is null);
  target := (
    pggit.find_commit(coalesce(create_milestone.commit, 'HEAD'))
  ).hash;

  begin
    insert into pggit.milestones (name, commit_hash, message, created_by)
    values (create_milestone.name, target, create_milestone.message, pggit.current_author())
    on conflict do nothing;
    if not found then
      raise exception 'there is a milestone called % already', quote_literal(create_milestone.name)
        using errcode = 'PG030', hint = 'Choose another name, or delete that one first.';
    end if;
  -- a purge was faster
  exception when foreign_key_violation then
    raise exception 'commit % was purged meanwhile', encode(target, 'hex')
      using errcode = 'PG008', hint = 'Name a commit that is there: SELECT encode(hash, ''hex''), committed_at, message FROM pggit.commits.';
  end;
  perform pggit.record_event(
    'milestone_created', jsonb_build_object('name', create_milestone.name, 'commit', encode(target, 'hex'))
  );
  return encode(target, 'hex');
end
$$;

comment on function pggit.create_milestone(text, text, text) is 'Names a commit and keeps it from being purged; returns its hash';
