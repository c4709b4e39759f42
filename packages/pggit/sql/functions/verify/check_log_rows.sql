-- Every captured change is in a commit that exists, changed nothing (all zeroes), or still waits for fold.
create or replace function pggit.check_log_rows()
returns table (place integer, status text, name text, singular text, plural text)
language sql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
  select
    1, 'error', l.log_id::text, 'Captured change %s points to a commit that does not exist',
    '%s captured changes point to commits that do not exist: %s'
  from pggit.ddl_log as l
  where
    l.commit_hash <> decode(repeat('00', 32), 'hex')
    and not exists (select from pggit.commits as c where c.hash = l.commit_hash)
  order by l.log_id
$$;

comment on function pggit.check_log_rows() is 'Captured changes that no commit holds; part of pggit.verify_consistency()';
