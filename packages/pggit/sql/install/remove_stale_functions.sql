-- Drops functions that this version no longer has, and the older of two with one name: a new argument
-- with a default makes an overload beside which the old calls would be ambiguous.
do $$
declare
  stale regprocedure;
begin
  for stale in
    select p.oid
    from pg_catalog.pg_proc as p
    where
      p.pronamespace = 'pggit'::regnamespace
      and (
        p.proname <> all (string_to_array(current_setting('pggit.installed_functions'), ','))
        or exists (
          select from pg_catalog.pg_proc as newer
          where newer.pronamespace = p.pronamespace and newer.proname = p.proname and newer.oid > p.oid
        )
      )
  loop
    execute format('drop routine %s', stale);
  end loop;
end
$$;
