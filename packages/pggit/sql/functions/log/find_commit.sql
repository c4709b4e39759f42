-- The commit that a name stands for, as Git reads one:
--
-- - a branch or environment, whose head it is, a milestone, or HEAD for the current branch (see pggit.find_ref);
-- - a hash in hex, or as much of its beginning, four digits or more, as is like no other's;
-- - any of these with @{2026-11-01 12:00} after it: as it stood then, by the times of the commits. The time
--   is read in the session's time zone; alone, or without the braces, it is one of the current branch;
-- - any of these with ~2 after it: two commits before; ~ and ^ are one.
--
-- Raises PG008 UNKNOWN_COMMIT where there is none, with names that are alike, or where history begins, in the hint, and PG001 for a
-- beginning that several commits have and for what is not a time.
create or replace function pggit.find_commit(name text) returns pggit.commits
language plpgsql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  steps constant text := coalesce(substring(name from '(?:~[0-9]{0,6}|\^)+$'), '');
  without_steps constant text := left(name, length(name) - length(steps));
  is_time constant boolean := without_steps ~ '^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}\M';
  moment_text constant text := case
    when is_time then without_steps else substring(without_steps from '@\{([^{}]*)\}$')
  end;
  base constant text := case
    when is_time then 'HEAD' else coalesce(nullif(regexp_replace(without_steps, '@\{[^{}]*\}$', ''), ''), 'HEAD')
  end;
  moment timestamptz;
  start bytea := pggit.find_ref(name);
  base_commit pggit.commits;
  found_commit pggit.commits;
begin
  if start is null and name <> '' then
    select c.* into base_commit from pggit.commits as c where c.hash = coalesce(pggit.find_ref(base), pggit.find_hash(base));
    begin
      moment := moment_text;
    exception when datetime_field_overflow or invalid_datetime_format or invalid_parameter_value then
      raise exception '% is not a time', quote_literal(moment_text)
        using errcode = 'PG001', hint = 'For example: main@{2026-11-01 12:00}, or main@{yesterday}.';
    end;
    start := pggit.commit_before(
      base_commit.hash,
      coalesce((
        select sum(case when s.step[1] in ('~', '^') then 1 else substr(s.step[1], 2)::integer end)
        from regexp_matches(steps, '~[0-9]*|\^', 'g') as s (step)
      ), 0)::integer,
      moment
    );
  end if;
  select c.* into found_commit from pggit.commits as c where c.hash = start;
  if not found then
    raise exception 'there is no commit %', coalesce(quote_literal(name), 'NULL')
      using
        errcode = 'PG008',
        hint = coalesce(
          (
            select format('The history of %s begins at %s with commit %s.', base, to_char(o.committed_at, 'YYYY-MM-DD HH24:MI:SS'), left(encode(o.hash, 'hex'), 7))
            from pggit.oldest_commit(base_commit) as o
            where o.hash is not null
          ),
          concat(
            'Name a branch, a milestone, or a commit by four or more digits of its hash: SELECT * FROM pggit.log() lists them.',
            pggit.did_you_mean(base, array(select b.name from pggit.branches as b union all select m.name from pggit.milestones as m))
          )
        );
  end if;
  return found_commit;
end
$$;

comment on function pggit.find_commit(text) is
  'The commit of a branch, a milestone, HEAD, the beginning of a hash, a time, or of one of these with ~2; PG008 where there is none';
