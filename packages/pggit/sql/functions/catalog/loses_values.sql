-- Whether a statement of a plan (see pggit.plan_object, whose columns the arguments are) loses values that
-- are there now: it drops a table with rows, a used sequence, a column with values, an attribute of a type
-- whose columns have values, or narrows the type of such a column. What can be computed again (generated
-- columns, materialized views) is not lost.
create or replace function pggit.loses_values(
  object_type text, identity text, change text, facet text, takes boolean, before_value text, after_value text
) returns boolean
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  part text[] := regexp_match(facet, '^(column|attribute):(.*?)(/type)?$');
  relation regclass;
  user_of record;
begin
  if takes and change in ('drop', 'rebuild') then
    return object_type in ('table', 'sequence') and pggit.has_values(to_regclass(identity));
  end if;
  if
    part is null
    or part[3] is null and (not takes or part[2] like '%/%')
    or part[3] is not null and (change <> 'changed' or not pggit.narrows_type(before_value, after_value))
  then
    return false;
  end if;
  if object_type = 'table' then
    return not (takes and change = 'changed') and pggit.has_values(to_regclass(identity), part[2]);
  elsif object_type = 'composite' then
    for user_of in
      select a.attrelid::regclass as relation, a.attname
      from pg_type as t
      inner join pg_attribute as a on a.atttypid in (t.oid, t.typarray)
      inner join pg_class as c on c.oid = a.attrelid and c.relkind in ('r', 'p')
      where t.oid = to_regtype(identity)
    loop
      if pggit.has_values(user_of.relation, user_of.attname) then
        return true;
      end if;
    end loop;
  end if;
  return false;
end
$$;

comment on function pggit.loses_values(text, text, text, text, boolean, text, text) is
  'Whether a statement of a plan loses values that are there now';
