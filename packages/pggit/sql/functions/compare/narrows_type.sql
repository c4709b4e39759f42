-- Whether a column can lose values when its type changes from one to the other: every type that holds
-- all values of another is wider. Types as format_type() prints them; a collation after it loses none. The same rule as narrowsType()
-- in src/compare/narrows-type.ts; a test holds the two equal.
create or replace function pggit.narrows_type(before text, after text) returns boolean
language plpgsql immutable security invoker parallel safe
set search_path = pg_catalog, pg_temp
as $$
declare
  sized constant text := '^([^(]*)\((\d+(?:,-?\d+)*)\)(.*)$';
  before_type constant text := regexp_replace(before, '^([^"]*?) COLLATE .*$', '\1');
  after_type constant text := regexp_replace(after, '^([^"]*?) COLLATE .*$', '\1');
  before_parts text[] := regexp_match(before_type, sized);
  after_parts text[] := regexp_match(after_type, sized);
  before_name text := coalesce(before_parts[1] || before_parts[3], before_type);
  after_name text := coalesce(after_parts[1] || after_parts[3], after_type);
  before_sizes integer[] := coalesce(string_to_array(before_parts[2], ',')::integer[], '{}');
  after_sizes integer[] := coalesce(string_to_array(after_parts[2], ',')::integer[], '{}');
  wider constant jsonb := '{
    "smallint": ["integer", "bigint", "numeric"],
    "integer": ["bigint", "numeric"],
    "bigint": ["numeric"],
    "real": ["double precision"],
    "character varying": ["text"],
    "character": ["text", "character varying"]
  }';
begin
  if before_name <> after_name then
    return not coalesce(wider -> before_name ? after_name, false) or cardinality(after_sizes) > 0;
  end if;
  -- an array's suffix is part of the name; sizes are precision and scale, or length
  if cardinality(after_sizes) = 0 then
    return false;
  end if;
  if cardinality(before_sizes) = 0 then
    return true;
  end if;
  return
    coalesce(after_sizes[2], 0) < coalesce(before_sizes[2], 0)
    or after_sizes[1] - coalesce(after_sizes[2], 0) < before_sizes[1] - coalesce(before_sizes[2], 0);
end
$$;

comment on function pggit.narrows_type(text, text) is
  'Whether changing a column from the first type to the second can lose values';
