-- The commits of a branch, newest first, a page at a time.
--
-- object: only those that changed the object of this name, as PostgreSQL prints it with or without the schema
-- public (users, public.users, tax(numeric)), and of the type of_type where that is given. It is followed through
-- renames and moves; what was dropped and made again under the name is followed, too. Objects of a fetched
-- environment are known by name alone.
-- branch: where to begin, by default at the current branch's head; any name that pggit.find_commit knows.
-- by_author, search: only where the author or the message has this text in it, in upper or lower case.
-- since, until: only commits of this time, both included.
-- before: the hash of the last commit of the page before; the page begins with the one that precedes it, so that
-- commits made meanwhile neither repeat nor hide any. It takes the place of branch.
-- max_count: commits in a page, 20 by default; null for all.
--
-- Rows: objects is how many the commit changed; major, minor and patch how many of them on which level, null
-- where that was not recorded (fetched commits). Times are those of the change, not of the commit's making.
--
-- Raises PG008 for an unknown commit, PG045 for an object that was never there, PG001 for an unknown type or
-- a count below 1.
create or replace function pggit.log(
  object text default null,
  of_type text default null,
  branch text default null,
  by_author text default null,
  since timestamptz default null,
  until timestamptz default null,
  search text default null,
  before text default null,
  max_count integer default 20
) returns table (
  commit_hash text, committed_at timestamptz, author text, message text, branch_name text, origin text,
  objects integer, major integer, minor integer, patch integer
)
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  start pggit.commits;
  ids bigint[];
  keys text[];
begin
  if max_count < 1 then
    raise exception 'max_count is %, and a page has one commit or more', max_count
      using errcode = 'PG001', hint = 'Leave it out for 20, or say null for all.';
  end if;
  perform pggit.catch_up();
  start := pggit.find_commit(coalesce(before, branch, 'HEAD'));
  if object is not null then
    ids := pggit.object_ids(start, object, of_type);
    keys := pggit.object_keys(object, of_type);
    if before is null then
      perform pggit.check_object_known(object, of_type, start, ids, keys);
    end if;
  end if;
  if before is not null then
    select c.* into start from pggit.commits as c where c.hash = start.parent_hash;
  end if;

  return query
    select
      encode(w.hash, 'hex'), w.committed_at, w.author, w.message, w.branch_name, w.origin,
      s.objects, s.major, s.minor, s.patch
    from pggit.walk_commits(start, ids, keys, by_author, log.since, log.until, log.search, log.max_count) as w
    cross join lateral pggit.commit_size(w) as s;
end
$$;

comment on function pggit.log(text, text, text, text, timestamptz, timestamptz, text, text, integer) is
  'The commits of a branch, newest first, a page at a time; also those of one object, author or time';
