-- Every index and constraint of pgGit's tables is there as the installation recorded it, and valid. What is
-- missing is made by installing again: `pggit install --repair`.
create or replace function pggit.check_tables_unchanged()
returns table (place integer, status text, name text, singular text, plural text)
language sql stable security invoker
set search_path = pg_catalog, pg_temp
{{_printed_as}}
as $$
  select f.place, 'error', i.name, f.singular, f.plural
  from pggit.installed_parts as i
  left join (
{{_installable_parts}}
  ) as live on live.name = i.name
  inner join (
    values
      (1, true, 'The %s is missing: run pggit install --repair', '%s parts of tables are missing: %s: run pggit install --repair'),
      (2, false, 'The %s is not valid', '%s parts of tables are not valid: %s')
  ) as f (place, is_missing, singular, plural) on f.is_missing = (live.name is null)
  where live.is_valid is not true
  order by 1, 3
$$;

comment on function pggit.check_tables_unchanged() is
  'Indexes and constraints of pgGit''s tables that are missing or invalid; part of pggit.verify_consistency()';
