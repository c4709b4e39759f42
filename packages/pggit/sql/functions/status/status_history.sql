-- The head of the current branch, and how much of what was captured is not in history yet.
create or replace function pggit.status_history() returns table (status text, details text)
language sql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
  select
    case when waiting.changes = 0 then 'ok' else 'pending' end,
    concat(
      format('Branch %s ', b.name),
      case
        when c.hash is null then 'has no commit'
        else format(
          'at commit %s of %s', left(encode(c.hash, 'hex'), 7), to_char(c.committed_at, 'YYYY-MM-DD HH24:MI:SS TZ')
        )
      end,
      case when waiting.changes > 0 then format(', %s captured and not yet folded', waiting.changes) end
    )
  from pggit.branches as b
  left join pggit.commits as c on c.hash = b.head_hash
  cross join (select count(*) as changes from pggit.ddl_log as l where l.commit_hash is null) as waiting
  where b.is_current
$$;

comment on function pggit.status_history() is 'The History row of pggit.status()';
