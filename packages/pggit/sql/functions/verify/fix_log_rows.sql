-- Marks captured changes whose commit does not exist as having changed nothing. Folding them again could
-- put an old definition over a newer one; what they changed is in the catalog, and reconciling finds it.
-- SECURITY DEFINER: operators may mend history and may not write to its tables otherwise.
create or replace function pggit.fix_log_rows() returns void
language sql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
  update pggit.ddl_log as l
  set commit_hash = decode(repeat('00', 32), 'hex')
  where
    l.commit_hash <> decode(repeat('00', 32), 'hex')
    and not exists (select from pggit.commits as c where c.hash = l.commit_hash)
$$;

comment on function pggit.fix_log_rows() is 'Takes captured changes off commits that do not exist';
