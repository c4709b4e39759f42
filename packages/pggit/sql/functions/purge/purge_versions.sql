-- Removes the versions of purged commits, but for current ones, and objects that are gone and have no version
-- left; returns what was removed.
create or replace function pggit.purge_versions(commits bytea[])
returns table (object_type text, count bigint, bytes bigint)
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  object_ids bigint[];
begin
  with gone as (
    delete from pggit.versions as v
    where v.commit_hash = any (commits) and not v.is_current
    returning v.object_id, pg_column_size(row(v.*)) as size
  )
  select 'versions', count(*), sum(g.size), array_agg(distinct g.object_id)
  into object_type, count, bytes, object_ids
  from gone as g;
  if count = 0 then
    return;
  end if;
  return next;
  return query
    with gone as (
      delete from pggit.objects as o
      where
        o.object_id = any (object_ids)
        and not o.is_live
        and not exists (select from pggit.versions as v where v.object_id = o.object_id)
      returning pg_column_size(row(o.*)) as size
    )
    select 'objects', count(*), sum(g.size) from gone as g having count(*) > 0;
end
$$;

comment on function pggit.purge_versions(bytea[]) is 'Removes versions of purged commits that are not current; returns counts and bytes';
