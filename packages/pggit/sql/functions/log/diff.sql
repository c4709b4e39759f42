-- What leads from one commit to another, a row for each object that differs; the columns of
-- pggit.show_commit, seen from from_commit towards to_commit. Costs what differs, not what there is.
--
-- from_commit, to_commit: any names that pggit.find_commit knows: branches, environments, hashes, times. What
-- was captured is in history first; the catalog is not read (pggit.compare_environments does that).
-- object: only the object of this name, before or after a rename, and of the type of_type where that is given.
-- include: aspects beside the structure, of 'owner', 'privileges' and 'comments'.
-- No row means that they do not differ. Raises PG008 for an unknown commit, PG001 for an unknown aspect or type.
create or replace function pggit.diff(
  from_commit text,
  to_commit text default 'HEAD',
  object text default null,
  of_type text default null,
  include text[] default '{owner,privileges,comments}'
) returns table (
  object_type text, object_name text, old_name text, action text, version_before text, version_after text, level text,
  changes text[], facets jsonb
)
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  aspects constant text[] := pggit.compared_aspects(include);
begin
  perform pggit.catch_up();
  perform pggit.object_keys(object, of_type);
  return query
    select *
    from pggit.describe_tree_changes(
      (pggit.find_commit(from_commit)).tree_hash, (pggit.find_commit(to_commit)).tree_hash,
      pggit.identities(object), of_type, aspects
    );
end
$$;

comment on function pggit.diff(text, text, text, text, text[]) is
  'The objects in which two commits, branches or environments differ, and the facets of each';
