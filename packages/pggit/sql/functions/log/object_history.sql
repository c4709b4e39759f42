-- Every version of an object, newest first: what happened to it, how far that reached, and the commit that did
-- it. Renames and moves are followed, and what was dropped and made again under the name is, too.
--
-- object and of_type as for pggit.log; branch: where to begin, by default at the current branch's head, any
-- name that pggit.find_commit knows. version is null for objects of environments where none is known.
--
-- Raises PG008 for an unknown commit, PG045 for an object that was never there, PG001 for an unknown type.
create or replace function pggit.object_history(object text, of_type text default null, branch text default null)
returns table (
  version text, action text, object_type text, object_name text, level text,
  commit_hash text, committed_at timestamptz, author text, message text
)
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  keys constant text[] := pggit.object_keys(object, of_type);
  start pggit.commits;
  ids bigint[];
begin
  perform pggit.catch_up();
  start := pggit.find_commit(coalesce(branch, 'HEAD'));
  ids := pggit.object_ids(start, object, of_type);
  perform pggit.check_object_known(object, of_type, start, ids, keys);
  return query
    select
      s.version, s.action, s.object_type, pggit.guide_name(s.identity), s.level,
      encode(w.hash, 'hex'), w.committed_at, w.author, w.message
    from pggit.walk_commits(start, ids, keys) as w
    cross join lateral pggit.commit_states(w, ids, keys) as s;
end
$$;

comment on function pggit.object_history(text, text, text) is 'The versions of an object, newest first, and the commit of each';
