-- What object changes do to a tree: "type identity" -> entry, or json null where the object went from.
-- A name that one object left and another holds, since this commit or before, stays the other's.
-- Expects pggit.objects to be up to date with the changes.
--
-- Not in language sql: before PostgreSQL 18 that would be planned anew at each call.
create or replace function pggit.tree_entry_changes(changes pggit.object_change[]) returns jsonb
language plpgsql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return (
    select
      coalesce(
        jsonb_object_agg(c.object_type || ' ' || c.old_identity, null) filter (
          where
            c.old_identity is not null
            and not exists (
              select from pggit.objects as o
              where o.object_type = c.object_type and o.identity = c.old_identity and o.is_live
            )
        ),
        '{}'
      )
      || coalesce(
        jsonb_object_agg(
          c.object_type || ' ' || c.identity,
          jsonb_build_object(
            'type', c.object_type,
            'blob', encode(c.blob_hash, 'hex'),
            'structure', encode(c.structure_hash, 'hex'),
            'version', concat_ws('.', c.major, c.minor, c.patch)
          )
        ) filter (where c.action <> 'drop'),
        '{}'
      )
    from unnest(changes) as c
  );
end
$$;

comment on function pggit.tree_entry_changes(pggit.object_change[]) is
  'The changes that pggit.tree_apply takes, made from object changes';
