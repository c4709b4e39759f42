-- What pggit.restore_object is to restore: the object of history that a name means, and its content then.
-- `object` is an identity, public left out or not; `version` a version such as 1.2.0, or a commit or
-- branch (see pggit.find_commit).
--
-- Raises PG071 where history has no such object, no such version, or no longer its content, and PG001
-- where the name means objects of several types.
create or replace function pggit.find_restorable(
  in object text, in version text, in wanted_type text,
  out object_type text, out identity text, out content jsonb, out blob bytea, out dropped_in bytea
)
language plpgsql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  types text[];
begin
  select array_agg(distinct o.object_type), max(o.identity) into types, identity
  from pggit.objects as o
  where o.identity in (object, 'public.' || object) and o.object_type = coalesce(wanted_type, o.object_type);
  if types is null then
    raise exception 'history knows no object %', coalesce(quote_literal(object), 'NULL')
      using errcode = 'PG071', hint = 'Name it as PostgreSQL does: public.users, public.tax(numeric), audit on public.users.';
  elsif cardinality(types) > 1 then
    raise exception '% is the name of several objects: %', object, array_to_string(types, ', ')
      using errcode = 'PG001', hint = 'Say which with object_type.';
  end if;
  object_type := types[1];

  blob := case
    when version ~ '^\d+\.\d+\.\d+$' then pggit.recorded_version(object_type, identity, version)
    else (
      select l.blob_hash
      from pggit.find_commit(version) as c
      cross join pggit.tree_lookup(c.tree_hash, array[object_type || ' ' || identity]) as l
    )
  end;
  select b.content into content from pggit.blobs as b where b.hash = blob;
  if content is null then
    raise exception 'history has no % of % %', coalesce('version ' || version, 'version'), object_type, identity
      using
        errcode = 'PG071',
        hint = coalesce(
          'It has ' || (
            select string_agg(concat_ws('.', v.major, v.minor, v.patch), ', ' order by v.version_id)
            from pggit.objects as o
            inner join pggit.versions as v on v.object_id = o.object_id
            inner join pggit.blobs as b on b.hash = v.blob_hash
            where o.object_type = find_restorable.object_type and o.identity = find_restorable.identity
          ) || '.',
          'It was not there then.'
        );
  end if;
  select v.commit_hash into dropped_in
  from pggit.objects as o
  inner join pggit.versions as v on v.object_id = o.object_id
  where o.object_type = find_restorable.object_type and o.identity = find_restorable.identity and v.action = 'drop'
  order by v.version_id desc
  limit 1;
end
$$;

comment on function pggit.find_restorable(text, text, text) is 'The object of history that a name means, and its content at a version or commit';
