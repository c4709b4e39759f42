-- For each facet of an object, the commit that made it what it is: who set the type of a column, and when.
-- value is the facet's value, or the clause that declares it, null where it has neither; version the object's version from that commit
-- on. Facets come in the order in which their DDL runs. Of an object that was dropped and made again, only what
-- happened since counts. What is older than a purge is told of the commit that made the version, which the archive
-- knows, or else of the oldest commit that stayed: it was there by then.
--
-- object: its name at that commit, as PostgreSQL prints it with or without the schema public; of_type says which
-- where objects of several types have it. at: any name that pggit.find_commit knows.
--
-- Raises PG008 for an unknown commit, PG045 for an object that was not there, PG001 for a name that stands for
-- several objects and for an unknown type.
create or replace function pggit.blame(object text, at text default 'HEAD', of_type text default null)
returns table (
  facet text, value text, version text, commit_hash text, committed_at timestamptz, author text, message text
)
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  start pggit.commits;
  types text[];
  content jsonb;
  ids bigint[];
  keys text[];
begin
  perform pggit.catch_up();
  start := pggit.find_commit(at);
  select array_agg(o.object_type order by o.object_type) into types from pggit.object_at(object, at, of_type) as o;
  if cardinality(types) > 1 then
    raise exception '% is the name of several objects: %', quote_literal(object), array_to_string(types, ', ')
      using errcode = 'PG001', hint = format('Say which with of_type => %L.', types[1]);
  end if;
  keys := pggit.object_keys(object, types[1]);
  ids := pggit.object_ids(start, object, types[1]);
  select b.content into content
  from pggit.tree_lookup(start.tree_hash, keys) as e
  inner join pggit.blobs as b on b.hash = e.blob_hash;

  return query
    with state as materialized (
      select row_number() over () as place, s.version, s.action, s.blob_hash, w as by_commit
      from pggit.walk_commits(start, ids, keys) as w
      cross join lateral pggit.commit_states(w, ids, keys) as s
    ),
    told as materialized (
      select * from state
      union all
      select (select count(*) + 1 from state), e.version, 'purged', e.blob_hash, boundary
      from pggit.boundary_of(start) as boundary
      cross join lateral pggit.tree_lookup(boundary.tree_hash, keys) as e
      where
        not exists (
          select from state as s
          where exists (select from pggit.archived_commits as a where a.hash = (s.by_commit).hash)
        )
    ),
    life as materialized (
      select s.*, b.content -> 'facets' as facets
      from told as s
      left join pggit.blobs as b on b.hash = s.blob_hash
      where s.place <= coalesce((select min(c.place) from told as c where c.action = 'create'), s.place)
    )
    select
      f.key, coalesce(f.value ->> 'value', nullif(f.value ->> 'inline', '')), s.version,
      encode((s.by_commit).hash, 'hex'), (s.by_commit).committed_at, (s.by_commit).author, (s.by_commit).message
    from jsonb_each(content -> 'facets') as f
    cross join lateral (
      select coalesce(min(l.place), (select max(w.place) + 1 from life as w)) as place
      from life as l
      where not coalesce(l.facets ? f.key, false) or l.facets -> f.key ->> 'value' is distinct from f.value ->> 'value'
    ) as before
    inner join life as s on s.place = before.place - 1
    order by (f.value ->> 'rank')::integer, f.key collate "C";
end
$$;

comment on function pggit.blame(text, text, text) is 'The commit that made each facet of an object what it is';
