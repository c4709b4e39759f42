-- What object changes do to a tree: "type identity" -> entry, or json null where the object went from. A
-- name that one object left and another holds becomes that other's, as its current version has it: what
-- left may have been taken for the holder, where it was renamed or made while tracking was off.
-- Expects pggit.objects to be up to date with the changes, and pggit.versions not to be.
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
        jsonb_object_agg(c.object_type || ' ' || c.old_identity, holder.entry) filter (where c.old_identity is not null),
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
    left join lateral (
      select jsonb_build_object(
        'type', o.object_type,
        'blob', encode(b.hash, 'hex'),
        'structure', encode(b.structure_hash, 'hex'),
        'version', concat_ws('.', v.major, v.minor, v.patch)
      ) as entry
      from pggit.objects as o
      inner join pggit.versions as v on v.object_id = o.object_id and v.is_current
      inner join pggit.blobs as b on b.hash = v.blob_hash
      where
        o.identity = c.old_identity and o.object_type = c.object_type and o.is_live
        and o.object_id <> c.object_id
      order by o.object_id desc
      limit 1
    ) as holder on c.action in ('drop', 'rename')
  );
end
$$;

comment on function pggit.tree_entry_changes(pggit.object_change[]) is
  'The changes that pggit.tree_apply takes, made from object changes';
