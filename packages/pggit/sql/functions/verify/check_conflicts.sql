-- Open conflicts whose states are still stored, and resolved ones that say how.
create or replace function pggit.check_conflicts()
returns table (place integer, status text, name text, singular text, plural text)
language sql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
  with fault (place, name, singular, plural) as (
    select
      1, c.object_identifier,
      'A state of the open conflict over %s is missing', 'States of %s open conflicts are missing: %s'
    from pggit.conflict_registry as c
    where
      c.status = 'unresolved'
      and exists (
        select from unnest(array[c.base_blob, c.current_blob, c.incoming_blob]) as s (hash)
        where s.hash is not null and not exists (select from pggit.blobs as b where b.hash = s.hash)
      )
    union all
    select
      2, c.object_identifier,
      'The conflict over %s is resolved and does not say how', '%s conflicts are resolved and do not say how: %s'
    from pggit.conflict_registry as c
    where c.status = 'resolved' and (c.resolution_type is null or c.resolved_at is null)
  )
  select f.place, 'error', f.name, f.singular, f.plural
  from fault as f
  order by f.place, f.name
$$;

comment on function pggit.check_conflicts() is 'Conflicts that point nowhere; part of pggit.verify_consistency()';
