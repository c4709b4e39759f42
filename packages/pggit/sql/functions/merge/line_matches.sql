-- For each line of `a`, by its number from 1, the number of the line of `b` that it stayed: a longest common
-- subsequence of the two; 0 for a line that is gone. Costs the product of the lines that differ.
create or replace function pggit.line_matches(a text[], b text[]) returns integer[]
language plpgsql immutable security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  a_end integer := cardinality(a);
  b_end integer := cardinality(b);
  first integer := 1;
  height integer;
  width integer;
  lengths integer[];
  matches integer[] := array_fill(0, array[greatest(cardinality(a), 1)]);
  i integer;
  j integer;
begin
  while first <= a_end and first <= b_end and a[first] = b[first] loop
    matches[first] := first;
    first := first + 1;
  end loop;
  while a_end >= first and b_end >= first and a[a_end] = b[b_end] loop
    matches[a_end] := b_end;
    a_end := a_end - 1;
    b_end := b_end - 1;
  end loop;
  height := a_end - first + 1;
  width := b_end - first + 1;
  if height < 1 or width < 1 then
    return matches;
  end if;

  -- lengths[i * (width + 1) + j + 1]: of the longest common subsequence of a from i on and b from j on
  lengths := array_fill(0, array[(height + 1) * (width + 1)]);
  for i in reverse height - 1 .. 0 loop
    for j in reverse width - 1 .. 0 loop
      lengths[i * (width + 1) + j + 1] := case
        when a[first + i] = b[first + j] then lengths[(i + 1) * (width + 1) + j + 2] + 1
        else greatest(lengths[(i + 1) * (width + 1) + j + 1], lengths[i * (width + 1) + j + 2])
      end;
    end loop;
  end loop;
  i := 0;
  j := 0;
  while i < height and j < width loop
    if a[first + i] = b[first + j] then
      matches[first + i] := first + j;
      i := i + 1;
      j := j + 1;
    elsif lengths[(i + 1) * (width + 1) + j + 1] >= lengths[i * (width + 1) + j + 2] then
      i := i + 1;
    else
      j := j + 1;
    end if;
  end loop;
  return matches;
end
$$;

comment on function pggit.line_matches(text[], text[]) is 'For each line of a text the number of the line of another that it stayed, or 0';
