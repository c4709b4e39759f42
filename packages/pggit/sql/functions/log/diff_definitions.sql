-- The definitions at two commits of the objects in which these differ: the rows of pggit.diff, of which
-- the arguments are. Raises PG008 for an unknown commit, PG001 for an unknown type.
create or replace function pggit.diff_definitions(
  from_commit text,
  to_commit text default 'HEAD',
  object text default null,
  of_type text default null
) returns table (object_type text, object_name text, old_name text, definition_before text, definition_after text)
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  perform pggit.catch_up();
  perform pggit.object_keys(object, of_type);
  return query
    select *
    from pggit.define_tree_changes(
      (pggit.find_commit(from_commit)).tree_hash, (pggit.find_commit(to_commit)).tree_hash,
      pggit.identities(object), of_type
    );
end
$$;

comment on function pggit.diff_definitions(text, text, text, text) is
  'Definitions at two commits of the objects in which these differ';
