-- The sequences that belong to columns of a table, as those of serial columns do, each as pggit.live_object has it: an
-- array of json, empty where there is none.
create or replace function pggit.owned_sequences(relation regclass) returns jsonb
language sql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
  select coalesce(
    jsonb_agg(pggit.live_object('sequence', format('%I.%I', n.nspname, c.relname)) order by c.relname collate "C"), '[]'
  )
  from pg_depend as d
  inner join pg_class as c on c.oid = d.objid and c.relkind = 'S'
  inner join pg_namespace as n on n.oid = c.relnamespace
  where
    d.refclassid = 'pg_class'::regclass and d.refobjid = relation and d.refobjsubid > 0
    and d.classid = 'pg_class'::regclass and d.deptype = 'a'
$$;

comment on function pggit.owned_sequences(regclass) is 'The sequences that belong to columns of a table, as json';
