-- Takes a milestone's name away; its commit stays, and goes with the next purge where nothing else keeps it.
-- Returns the commit's hash in hex. Raises PG031 UNKNOWN_MILESTONE where there is none of that name.
--
-- SECURITY DEFINER: operators may take back names and may not write to the table otherwise.
create or replace function pggit.delete_milestone(name text) returns text
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  freed bytea;
begin
  perform pggit.check_writable('a milestone cannot be deleted');
  delete from pggit.milestones as m where m.name = delete_milestone.name returning m.commit_hash into freed;
  if freed is null then
    raise exception 'there is no milestone called %', coalesce(quote_literal(delete_milestone.name), 'NULL')
      using errcode = 'PG031', hint = 'SELECT * FROM pggit.list_milestones() lists them.';
  end if;
  perform pggit.record_event(
    'milestone_deleted', jsonb_build_object('name', delete_milestone.name, 'commit', encode(freed, 'hex'))
  );
  return encode(freed, 'hex');
end
$$;

comment on function pggit.delete_milestone(text) is 'Takes a milestone''s name away; the commit stays until history is purged';
