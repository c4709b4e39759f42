-- Options of a publication that are not what CREATE PUBLICATION makes them: name, value, and the value
-- that unsets it. Expects `p`, a row of pg_publication.
select 'publish', published.actions, 'insert, update, delete, truncate'
from (
  select concat_ws(
    ', ', case when p.pubinsert then 'insert' end, case when p.pubupdate then 'update' end,
    case when p.pubdelete then 'delete' end, case when p.pubtruncate then 'truncate' end
  ) as actions
) as published
where not (p.pubinsert and p.pubupdate and p.pubdelete and p.pubtruncate)
union all
select 'publish_via_partition_root', 'true', 'false'
where p.pubviaroot
union all
select 'publish_generated_columns', 'stored', 'none'
where to_jsonb(p) ->> 'pubgencols' = 's'
