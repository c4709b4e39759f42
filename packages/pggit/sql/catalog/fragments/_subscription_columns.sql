-- Subscriptions of this database by the columns that every role may read: subconninfo, which holds the
-- password, is not among them and is never read. A column that a version of PostgreSQL lacks is taken
-- from `lacking`, since the name of a column is looked for in the nearest query first.
select s.*
from (
  select
    'd'::"char" as subtwophasestate, false as subdisableonerr, true as subpasswordrequired, false as subrunasowner,
    'any'::text as suborigin, false as subfailover
) as lacking
cross join lateral (
  select
    b.oid, b.subname, b.subowner, b.subenabled, b.subslotname, b.subpublications, b.subsynccommit, b.subbinary,
    left(b.substream::text, 1) as streaming,
    subtwophasestate <> 'd' as two_phase,
    subdisableonerr as disable_on_error,
    subpasswordrequired as password_required,
    subrunasowner as run_as_owner,
    suborigin as origin,
    subfailover as failover
  from pg_subscription as b
  where b.subdbid = (select d.oid from pg_database as d where d.datname = current_database())
) as s
