-- What was captured can be turned into history: folds it. Nothing to say where that is another session's
-- work at the moment, or where nothing can be written.
create or replace function pggit.check_fold()
returns table (place integer, status text, name text, singular text, plural text)
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  perform pggit.fold();
exception when others then
  return query values (1, 'error', sqlerrm, 'Captured changes could not be folded: %s', '');
end
$$;

comment on function pggit.check_fold() is 'Folds what was captured, and says why where it cannot; part of pggit.verify_consistency()';
