-- Whether a table is no more than columns, constraints and an owner, as most are: then what it has is told
-- by the facets of those ranks alone, and pggit.read_object need not set up the others to find nothing.
-- Has to name everything that gives a table a facet of rank 1, 2, 50000 and up, its owner apart.
create or replace function pggit.is_plain_table(relation oid) returns boolean
language plpgsql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return exists (
    select
    from pg_class as c
    where
      c.oid = relation
      and c.relkind = 'r' and c.relpersistence = 'p' and not c.relispartition
      and c.reloftype = 0 and c.relam = 2 and c.reloptions is null and c.relacl is null
      and not c.relrowsecurity and not c.relforcerowsecurity and c.relreplident = 'd'
      and not exists (select from pg_inherits as i where i.inhrelid = c.oid)
      and not exists (select from pg_index as i where i.indrelid = c.oid and i.indisclustered)
      and not exists (select from pg_class as t where t.oid = c.reltoastrelid and t.reloptions is not null)
      and not exists (
        select
        from pg_attribute as a
        inner join pg_type as t on t.oid = a.atttypid
        where
          a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
          and (
            a.attacl is not null or a.attoptions is not null or a.attstattarget >= 0
            or a.attcompression <> '' or a.attstorage <> t.typstorage
          )
      )
      and not exists (
        select from pg_description as d where d.classoid = 'pg_class'::regclass and d.objoid = c.oid
      )
      and not exists (
        select from pg_seclabel as l where l.classoid = 'pg_class'::regclass and l.objoid = c.oid
      )
      and not exists (
        select
        from pg_constraint as k
        inner join pg_description as d on d.classoid = 'pg_constraint'::regclass and d.objoid = k.oid
        where k.conrelid = c.oid
      )
  );
end
$$;

comment on function pggit.is_plain_table(oid) is 'Whether a table has nothing but columns, constraints and an owner';
