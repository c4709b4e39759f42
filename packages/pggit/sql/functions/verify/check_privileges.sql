-- PUBLIC can neither use the schema pggit nor anything in it.
create or replace function pggit.check_privileges() returns table (fault text, status text, details text)
language sql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
  with opened (place, name) as (
    select 'schema', n.nspname::text
    from pg_namespace as n
    cross join aclexplode(n.nspacl) as a
    where n.nspname = 'pggit' and a.grantee = 0
    union
    select 'relation', c.oid::regclass::text
    from pg_class as c
    cross join aclexplode(c.relacl) as a
    where c.relnamespace = 'pggit'::regnamespace and a.grantee = 0
    union
    select 'function', p.oid::regprocedure::text
    from pg_proc as p
    cross join aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) as a
    where p.pronamespace = 'pggit'::regnamespace and a.grantee = 0
  )
  select
    o.place, case o.place when 'function' then 'warning' else 'error' end,
    pggit.name_faults(
      format('PUBLIC has privileges on the %s %%s', o.place),
      format('PUBLIC has privileges on %%s %ss: %%s', o.place),
      array_agg(o.name order by o.name)
    )
  from opened as o
  group by o.place
  order by o.place desc
$$;

comment on function pggit.check_privileges() is 'What PUBLIC may do in the schema pggit; part of pggit.verify_consistency()';
