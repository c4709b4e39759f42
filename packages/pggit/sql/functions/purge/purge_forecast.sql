-- What a purge would remove, and its size: a row for each kind of thing. Reads and writes nothing else, so
-- it runs anywhere. The sums are of what the rows take as they are stored: that of row(x.*) does not depend on
-- how PostgreSQL came by the row, that of x.* does.
create or replace function pggit.purge_forecast(cutoff timestamptz, keep_milestones boolean)
returns table (object_type text, count bigint, bytes bigint)
language sql stable security invoker
set search_path = pg_catalog, pg_temp
set jit = off
as $$
  with commit_going as materialized (
    select p.hash from pggit.purge_commits(cutoff, purge_forecast.keep_milestones) as p (hash)
  ),
  young as materialized (
    select y.hash from pggit.purge_young_commits(cutoff, purge_forecast.keep_milestones) as y
  ),
  swept as materialized (
    select pggit.purge_seen_before(cutoff, purge_forecast.keep_milestones) as seen_before
  ),
  version_going as materialized (
    select v.version_id, v.object_id, pg_column_size(row(v.*)) as bytes
    from pggit.versions as v
    where
      not v.is_current
      and v.commit_hash in (
        select g.hash from commit_going as g
        union all
        select a.hash from pggit.archived_commits as a
      )
  ),
  reached as materialized (
    select r.hash
    from (
      select array_agg(c.tree_hash order by c.hash) as roots, array_agg(p.tree_hash order by c.hash) as bases
      from pggit.commits as c
      left join pggit.commits as p
        on p.hash = c.parent_hash and p.hash not in (select g.hash from commit_going as g)
      where
        c.hash not in (select g.hash from commit_going as g)
        and c.hash not in (select y.hash from young as y)
    ) as kept
    cross join pggit.tree_additions(kept.roots, kept.bases) as r (hash)
    union all
    select v.blob_hash
    from pggit.versions as v
    where not exists (select from version_going as g where g.version_id = v.version_id)
    union all
    select c.hash from pggit.conflict_blobs() as c (hash)
  ),
  going (object_type, bytes) as (
    select 'commits', pg_column_size(row(c.*))
    from pggit.commits as c where c.hash in (select g.hash from commit_going as g)
    union all
    select 'versions', g.bytes from version_going as g
    union all
    select 'blobs', pg_column_size(b.hash) + pg_column_size(b.content)
    from pggit.blobs as b
    where b.last_seen < (select s.seen_before from swept as s) and not exists (select from reached as r where r.hash = b.hash)
    union all
    select 'trees', pg_column_size(t.hash) + pg_column_size(t.entries)
    from pggit.trees as t
    where t.last_seen < (select s.seen_before from swept as s) and not exists (select from reached as r where r.hash = t.hash)
    union all
    select 'ddl_log', pg_column_size(row(l.*))
    from pggit.ddl_log as l where l.commit_hash in (select g.hash from commit_going as g)
    union all
    select 'ddl_log', pg_column_size(row(l.*))
    from pggit.ddl_log as l
    where l.commit_hash = decode(repeat('00', 32), 'hex') and l.captured_at < cutoff
    union all
    select 'milestones', pg_column_size(row(m.*))
    from pggit.milestones as m where m.commit_hash in (select g.hash from commit_going as g)
    union all
    select 'objects', pg_column_size(row(o.*))
    from pggit.objects as o
    inner join (select v.object_id, count(*) as count from version_going as v group by v.object_id) as g
      on g.object_id = o.object_id
    where not o.is_live and g.count = (select count(*) from pggit.versions as v where v.object_id = o.object_id)
    union all
    select 'events', e.bytes from pggit.purgeable_events() as e
    union all
    select 'idempotency_keys', c.bytes from pggit.purgeable_calls() as c
    union all
    select 'jobs', j.bytes from pggit.purgeable_jobs() as j
    union all
    select 'deliveries', d.bytes from pggit.purgeable_deliveries() as d
  )
  select g.object_type, count(*), sum(g.bytes) from going as g group by g.object_type
$$;

comment on function pggit.purge_forecast(timestamptz, boolean) is 'What a purge would remove: counts and bytes';
