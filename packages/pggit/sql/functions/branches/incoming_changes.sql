-- What merging would bring from one branch into another: each object that the source has changed since the base,
-- as conflicts that are not written down yet (see pggit.record_conflict), with base_blob, current_blob and
-- incoming_blob. Objects that are alike in the given aspects are left out, and changes that a conflict of these
-- two branches has settled. Costs what differs. In the order in which objects are made.
create or replace function pggit.incoming_changes(source text, target text, aspects text[])
returns setof pggit.conflict_registry
language sql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
  with base as materialized (
    select b.root, b.is_known, pggit.environment_tree(source) as source_root, pggit.environment_tree(target) as target_root
    from pggit.merge_base(source, target) as b
  ),
  here as materialized (
    select d.* from base as b cross join pggit.tree_difference(b.root, b.target_root) as d where b.is_known
  ),
  change as materialized (
    select
      d.object_type, d.identity, d.blob1 as base_blob, d.blob2 as incoming_blob, d.version1 as base_version, d.version2 as incoming_version,
      case when h.identity is null then d.blob1 else h.blob2 end as current_blob,
      case when h.identity is null then d.version1 else h.version2 end as current_version
    from base as b
    cross join pggit.tree_difference(b.root, b.source_root) as d
    left join here as h on h.object_type = d.object_type and h.identity = d.identity
    where b.is_known
    union all
    -- with nothing in common, nothing says that something went
    select d.object_type, d.identity, null, d.blob2, null, d.version2, d.blob1, d.version1
    from base as b
    cross join pggit.tree_difference(b.target_root, b.source_root) as d
    where not b.is_known and d.blob2 is not null
  )
  select
    null::uuid, 'merge', c.object_type, c.identity, target, source,
    jsonb_strip_nulls(
      jsonb_build_object(
        'base_version', c.base_version, 'current_version', c.current_version, 'incoming_version', c.incoming_version,
        'incoming_dropped', case when c.incoming_blob is null then true end
      )
    ) || jsonb_build_object('include', to_jsonb(aspects)),
    'unresolved', null::timestamptz, null, null::timestamptz, null, null, null, c.base_blob, c.current_blob, c.incoming_blob
  from change as c
  left join pggit.blobs as base_object on base_object.hash = c.base_blob
  left join pggit.blobs as current_object on current_object.hash = c.current_blob
  left join pggit.blobs as incoming_object on incoming_object.hash = c.incoming_blob
  where
    exists (
      select from pggit.diff_facets(
        coalesce(base_object.content -> 'facets', '{}'), coalesce(incoming_object.content -> 'facets', '{}'), aspects || array['structure']
      )
    )
    and exists (
      select from pggit.diff_facets(
        coalesce(current_object.content -> 'facets', '{}'), coalesce(incoming_object.content -> 'facets', '{}'), aspects || array['structure']
      )
    )
    and not exists (
      select from pggit.conflict_registry as settled
      where
        settled.object_type = c.object_type and settled.object_identifier = c.identity
        and settled.branch1_name = target and settled.branch2_name = source
        and settled.incoming_blob is not distinct from c.incoming_blob and settled.status <> 'unresolved'
    )
  order by pggit.kind_place(c.object_type), c.identity collate "C"
$$;

comment on function pggit.incoming_changes(text, text, text[]) is 'What merging would bring from one branch into another, object by object';
