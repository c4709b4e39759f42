-- Merges two texts that came of one, line by line, as Git does: between lines that all three have in common, the
-- side that changed something wins. NULL where both sides changed the same lines, or lines that touch,
-- differently, and where one of the three is not there.
create or replace function pggit.merge_lines(base text, current_text text, incoming text) returns text
language plpgsql immutable strict security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  base_lines constant text[] := string_to_array(base, E'\n');
  current_lines constant text[] := string_to_array(current_text, E'\n');
  incoming_lines constant text[] := string_to_array(incoming, E'\n');
  to_current constant integer[] := pggit.line_matches(base_lines, current_lines);
  to_incoming constant integer[] := pggit.line_matches(base_lines, incoming_lines);
  merged text[] := '{}';
  base_at integer := 1;
  current_at integer := 1;
  incoming_at integer := 1;
  base_part text[];
  current_part text[];
  incoming_part text[];
  is_end boolean;
begin
  for line in 1 .. cardinality(base_lines) + 1 loop
    is_end := line > cardinality(base_lines);
    continue when not is_end and (to_current[line] = 0 or to_incoming[line] = 0);
    base_part := base_lines[base_at : line - 1];
    current_part := current_lines[current_at : case when is_end then cardinality(current_lines) else to_current[line] - 1 end];
    incoming_part := incoming_lines[incoming_at : case when is_end then cardinality(incoming_lines) else to_incoming[line] - 1 end];
    merged := merged || case
      when current_part = incoming_part or incoming_part = base_part then current_part
      when current_part = base_part then incoming_part
    end;
    if current_part <> incoming_part and incoming_part <> base_part and current_part <> base_part then
      return null;
    end if;
    if not is_end then
      merged := merged || base_lines[line];
      base_at := line + 1;
      current_at := to_current[line] + 1;
      incoming_at := to_incoming[line] + 1;
    end if;
  end loop;
  return array_to_string(merged, E'\n');
end
$$;

comment on function pggit.merge_lines(text, text, text) is
  'Merges two texts that came of one, line by line; null where both changed the same lines differently';
