-- The objects that went in the commit in which another one did and that were on it: whose definition names it
-- (its indexes, triggers, policies, the views that used it). As they were last, in the order in which objects are made.
create or replace function pggit.dropped_with(identity text, dropped_in bytea)
returns table (object_type text, content jsonb)
language sql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
  select o.object_type, b.content
  from pggit.versions as d
  inner join pggit.objects as o on o.object_id = d.object_id
  cross join lateral (
    select v.blob_hash
    from pggit.versions as v
    where v.object_id = d.object_id and v.blob_hash is not null
    order by v.version_id desc
    limit 1
  ) as last
  inner join pggit.blobs as b on b.hash = last.blob_hash
  where
    d.commit_hash = dropped_in and d.action = 'drop'
    and o.identity <> dropped_with.identity
    and strpos(b.content ->> 'definition', dropped_with.identity) > 0
    and not exists (select from pggit.objects as again where again.object_type = o.object_type and again.identity = o.identity and again.is_live)
  order by pggit.kind_place(o.object_type), o.identity collate "C"
$$;

comment on function pggit.dropped_with(text, bytea) is 'The objects that were dropped with another one and were on it';
