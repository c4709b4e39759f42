-- The version numbers that an object has after a change, as {major, minor, patch}.
--
-- `before` and `after` are facets. The furthest-reaching facet change decides (pggit.change_level). A new
-- name or schema is major whatever else changed: who knows the object by its old name no longer finds it.
--
-- Not in language sql: before PostgreSQL 18 that would be planned anew at each call.
create or replace function pggit.next_version(
  major integer, minor integer, patch integer, renamed boolean, before jsonb, after jsonb
) returns integer[]
language plpgsql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return (
    select case
      when renamed or 'major' = any (change.levels) then array[major + 1, 0, 0]
      when 'minor' = any (change.levels) then array[major, minor + 1, 0]
      else array[major, minor, patch + 1]
    end
    from (
      select array(
        select d.level from pggit.diff_facets(before, after, '{structure,owner,privileges,comments}') as d
      ) as levels
      -- computed once, not once for each comparison
      offset 0
    ) as change
  );
end
$$;

comment on function pggit.next_version(integer, integer, integer, boolean, jsonb, jsonb) is
  'Version numbers after a change of facets or of the name: {major, minor, patch}';
