-- Drops functions that this version no longer has.
do $$
declare
  stale regprocedure;
begin
  for stale in
    select p.oid
    from pg_catalog.pg_proc as p
    where
      p.pronamespace = 'pggit'::regnamespace
      and p.proname <> all (string_to_array(current_setting('pggit.installed_functions'), ','))
  loop
    execute format('drop routine %s', stale);
  end loop;
end
$$;
