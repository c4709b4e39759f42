-- Nobody but the owner, and what the installation granted to pgGit's own roles, can change the schema
-- pggit, and PUBLIC can neither use it nor anything in it; a function that runs as its owner belongs to
-- the owner of the schema and looks up names in PostgreSQL's own schema first.
create or replace function pggit.check_privileges()
returns table (place integer, status text, name text, singular text, plural text)
language sql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
  with home as (
    select n.oid, n.nspowner as owner, n.nspacl as acl from pg_namespace as n where n.nspname = 'pggit'
  ),
  opened (place, status, name, singular, plural) as (
    select 1, 'error', '', 'PUBLIC has privileges on the schema pggit', ''
    from home as h
    where exists (select from aclexplode(h.acl) as a where a.grantee = 0)
    union all
    select
      2, 'error', c.oid::regclass::text, 'PUBLIC has privileges on the relation %s',
      'PUBLIC has privileges on %s relations: %s'
    from home as h
    inner join pg_class as c on c.relnamespace = h.oid
    where exists (select from aclexplode(c.relacl) as a where a.grantee = 0)
    union all
    select
      3, 'warning', p.oid::regprocedure::text, 'PUBLIC has privileges on the function %s',
      'PUBLIC has privileges on %s functions: %s'
    from home as h
    inner join pg_proc as p on p.pronamespace = h.oid
    where exists (select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) as a where a.grantee = 0)
    union all
    select distinct
      4, 'warning', a.grantee::regrole::text, 'Role %s may create objects in the schema pggit',
      '%s roles may create objects in the schema pggit: %s'
    from home as h
    cross join aclexplode(h.acl) as a
    where a.privilege_type = 'CREATE' and a.grantee not in (0, h.owner)
    union all
    select distinct
      5, 'warning', format('%s on %s', a.grantee::regrole, c.oid::regclass),
      'A role may write to a relation of pgGit: %s', '%s times a role may write to a relation of pgGit: %s'
    from home as h
    inner join pg_class as c on c.relnamespace = h.oid and c.relkind <> 'S'
    cross join aclexplode(c.relacl) as a
    where
      a.privilege_type in ('INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER') and a.grantee not in (0, c.relowner)
      and a.grantee::regrole::text not in ('pggit_reader', 'pggit_operator', 'pggit_admin')
    union all
    select
      6, 'error', p.oid::regprocedure::text, 'Function %s runs as another than the owner of the schema pggit',
      '%s functions run as others than the owner of the schema pggit: %s'
    from home as h
    inner join pg_proc as p on p.pronamespace = h.oid and p.prosecdef and p.proowner <> h.owner
    union all
    select
      7, 'error', p.oid::regprocedure::text, 'Function %s runs as its owner with its caller''s search_path',
      '%s functions run as their owner with their caller''s search_path: %s'
    from home as h
    inner join pg_proc as p on p.pronamespace = h.oid and p.prosecdef
    where
      not exists (select from unnest(p.proconfig) as s (setting) where s.setting like 'search\_path=pg\_catalog, %')
  )
  select o.place, o.status, o.name, o.singular, o.plural
  from opened as o
  order by o.place, o.name
$$;

comment on function pggit.check_privileges() is
  'Who may do in the schema pggit what only pgGit should; part of pggit.verify_consistency()';
