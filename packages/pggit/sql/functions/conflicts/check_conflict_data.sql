-- Refuses conflict_data that lacks what a conflict of its type is about, or has it in another form: PG065, which
-- names the key. See pggit.register_conflict for what each type takes.
create or replace function pggit.check_conflict_data(conflict_type text, conflict_data jsonb) returns void
language plpgsql immutable security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  required record;
  given text;
begin
  if jsonb_typeof(conflict_data) is distinct from 'object' then
    raise exception 'conflict_data is not a JSON object'
      using errcode = 'PG065', hint = 'For example: jsonb_build_object(''incoming_definition'', ''CREATE TABLE ...'').';
  end if;
  for required in
    select r.keys
    from (
      values
        ('merge', '{incoming_definition,tracked_definition,incoming_version,tracked_version}'::text[]),
        ('version', '{current_version}'),
        ('version', '{incoming_version,tracked_version}'),
        ('constraint', '{constraint_name}'),
        ('constraint', '{incoming_definition,tracked_definition}'),
        ('dependency', '{missing,cycle}')
    ) as r (conflict_type, keys)
    where r.conflict_type = check_conflict_data.conflict_type
  loop
    if not conflict_data ?| required.keys then
      raise exception 'conflict_data of a % conflict lacks %', conflict_type,
        concat(required.keys[1], ' (or ' || nullif(array_to_string(required.keys[2:], ', '), '') || ')')
        using errcode = 'PG065', hint = format('Add %s to conflict_data.', required.keys[1]);
    end if;
  end loop;
  for given in
    select d.key
    from jsonb_each(conflict_data) as d
    where case
      when d.key in ('missing', 'cycle') then
        jsonb_typeof(d.value) <> 'array' or jsonb_array_length(d.value) = 0
        or jsonb_path_exists(d.value, '$[*] ? (@.type() != "string")')
      when d.key ~ '_version$' then jsonb_typeof(d.value) <> 'string' or d.value #>> '{}' !~ '^\d+\.\d+\.\d+$'
      when d.key ~ '_definition$|^constraint_name$' then jsonb_typeof(d.value) <> 'string' or d.value #>> '{}' ~ '^\s*$'
    end
  loop
    raise exception '% in conflict_data is not %', given,
      case
        when given in ('missing', 'cycle') then 'a list of names'
        when given ~ '_version$' then 'a version such as 1.2.0'
        else 'a text'
      end
      using errcode = 'PG065', hint = format('It is %s.', coalesce(conflict_data ->> given, 'null'));
  end loop;
end
$$;

comment on function pggit.check_conflict_data(text, jsonb) is 'Refuses conflict_data that does not fit its type; PG065 names the key';
