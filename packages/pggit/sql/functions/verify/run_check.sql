-- Runs one check of verify_consistency() and yields a row per kind of fault. Where a fix is asked for and
-- pggit.fix_<name>() exists, that runs in a subtransaction and the check runs again: a fault that is gone
-- was fixed, one that remains says what is left. No row: no fault. A check that cannot run is a fault; one
-- that reads the catalog while others change it may fail for that (internal_error) and is tried again.
create or replace function pggit.run_check(name text, fix boolean)
returns table (status text, details text, fixed boolean)
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
set jit = off
as $$
declare
  tries constant integer := 10;
  faults jsonb;
  remaining jsonb;
  reason text;
begin
  for try in 1 .. tries loop
    begin
      faults := (select coalesce(jsonb_agg(c order by c.place), '[]') from pggit.count_faults(name) as c);
      exit;
    exception when others then
      if sqlstate <> 'XX000' or try = tries then
        return query values ('error', format('This check could not run: %s', sqlerrm), false);
        return;
      end if;
    end;
  end loop;

  remaining := faults;
  if fix and faults <> '[]' and to_regprocedure(format('pggit.%I()', 'fix_' || name)) is not null then
    begin
      execute format('select pggit.%I()', 'fix_' || name);
      remaining := (select coalesce(jsonb_agg(c order by c.place), '[]') from pggit.count_faults(name) as c);
    exception when others then
      reason := sqlerrm;
      remaining := faults;
    end;
  end if;

  return query
    select
      f ->> 'status',
      concat(
        f ->> 'details',
        case
          when r is not null and reason is not null then format(' (could not be fixed: %s)', reason)
          when r ->> 'details' <> f ->> 'details' then format(' (after fixing: %s)', r ->> 'details')
        end
      ),
      r is null
    from jsonb_array_elements(faults) with ordinality as fault (f, nth)
    left join jsonb_array_elements(remaining) as r on r -> 'place' = f -> 'place'
    order by fault.nth;
end
$$;

comment on function pggit.run_check(text, boolean) is 'One check of pggit.verify_consistency(), and its fix where asked for';
