-- The conflict that a change becomes when merging it failed: its type and what it is about. `change` is a row of
-- pggit.incoming_changes; the others are what PostgreSQL said.
--
-- A constraint conflict where the sides differ in one constraint, or rows break the incoming one; a version
-- conflict where nothing is in common and both sides have a version; a dependency conflict for what is
-- missing, or is itself waiting (`waiting`, identities); else a merge conflict.
create or replace function pggit.merge_refusal(
  change pggit.conflict_registry, state text, message text, constraint_name text
) returns pggit.conflict_registry
language plpgsql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  base jsonb;
  current_facets jsonb;
  incoming jsonb;
  collisions text[] := '{}';
  missing text;
begin
  select b.content -> 'facets' into base from pggit.blobs as b where b.hash = change.base_blob;
  select b.content -> 'facets' into current_facets from pggit.blobs as b where b.hash = change.current_blob;
  select b.content -> 'facets' into incoming from pggit.blobs as b where b.hash = change.incoming_blob;
  if state = 'PG066' then
    collisions := string_to_array(substring(message from ' differently: (.*)$'), ', ');
    change.conflict_data := change.conflict_data || jsonb_build_object('collisions', to_jsonb(collisions));
    constraint_name := case when cardinality(collisions) = 1 then substring(collisions[1] from '^constraint:([^/]*)$') end;
  else
    change.conflict_data := change.conflict_data || jsonb_build_object('refused', message);
  end if;

  missing := coalesce(
    substring(message from '^(?:relation|type|schema|role|sequence|language) (?:name )?"(.*)" does not exist'),
    substring(message from '^(?:function|operator) (.*) does not exist')
  );
  if incoming -> ('constraint:' || constraint_name) is not null and (state = 'PG066' or state like '23%') then
    change.conflict_type := 'constraint';
    change.conflict_data := change.conflict_data || jsonb_strip_nulls(
      jsonb_build_object(
        'constraint_name', constraint_name,
        'current_definition', current_facets #>> array['constraint:' || constraint_name, 'value'],
        'incoming_definition', incoming #>> array['constraint:' || constraint_name, 'value']
      )
    );
  elsif state in ('42P01', '42704', '42883', '3F000') and missing is not null then
    change.conflict_type := 'dependency';
    change.conflict_data := change.conflict_data || jsonb_build_object('missing', jsonb_build_array(missing));
  elsif
    change.base_blob is null and cardinality(collisions) > 0
    and change.conflict_data ->> 'current_version' <> change.conflict_data ->> 'incoming_version'
  then
    change.conflict_type := 'version';
  end if;
  return change;
end
$$;

comment on function pggit.merge_refusal(pggit.conflict_registry, text, text, text) is 'The conflict that a change becomes when merging it failed';
