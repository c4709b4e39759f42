-- Runs pggit.check_<name>() and tells its faults by kind: a row each, with its place, status ('error',
-- 'warning') and a sentence with the true count and the first three names. None where nothing is wrong.
-- However many faults there are, no more than three names of a kind are held.
create or replace function pggit.count_faults(name text) returns table (place integer, status text, details text)
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return query execute format(
    $query$
      select
        f.place,
        min(f.status),
        pggit.name_faults(
          min(f.singular), min(f.plural),
          array_agg(f.name order by f.nth) filter (where f.nth <= 3), count(*)
        )
      from (
        select c.*, row_number() over (partition by c.place order by c.ordinality) as nth
        from pggit.%I() with ordinality as c
      ) as f
      group by f.place
      order by f.place
    $query$,
    'check_' || name
  );
end
$$;

comment on function pggit.count_faults(text) is 'The faults that one check finds, counted by kind; part of pggit.verify_consistency()';
