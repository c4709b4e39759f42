-- Whether a table, materialized view or partitioned table has a row, or, of one column, a value in one. True
-- where the caller may not see that (no SELECT, row security in the way): what cannot be looked up counts as
-- there. Without a column also whether a sequence was ever used. False for what keeps no values.
create or replace function pggit.has_values(relation regclass, column_name text default null) returns boolean
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
set row_security = off
as $$
declare
  kind constant "char" := (select c.relkind from pg_class as c where c.oid = relation);
  found_values boolean;
begin
  if kind in ('r', 'p') then
    execute format(
      'select exists (select from %s%s)', relation, ' where ' || quote_ident(column_name) || ' is not null'
    ) into found_values;
  elsif kind = 'S' and column_name is null then
    execute format('select is_called from %s', relation) into found_values;
  end if;
  return coalesce(found_values, false);
exception when insufficient_privilege then
  return true;
end
$$;

comment on function pggit.has_values(regclass, text) is 'Whether a relation has rows, or values in a column; true where the caller may not see';
