-- What somebody granted or revoked on the members of an extension since it was made: the difference to
-- what its script left, which PostgreSQL keeps in pg_init_privs, or else to the built-in default. Gives
-- the columns of `x` in _privileges.sql, for the extension.
select
  e.refobjid as objid, m.acl, coalesce(i.initprivs, acldefault(m.letter::"char", m.owner)) as default_acl, m.owner,
  m.noun || ' ' || m.name as target,
  format('member:%s %s%s/', lower(m.noun), m.name, '/column:' || m.attname) as key_prefix,
  coalesce(' (' || quote_ident(m.attname) || ')', '') as columns
from pg_depend as e
-- from the member to its catalog: without statistics the planner would read all of them for each
cross join lateral (
  select
    'pg_proc'::regclass::oid, p.oid, 0, p.proowner, p.proacl, 'f'::text,
    case p.prokind when 'p' then 'PROCEDURE' else 'FUNCTION' end, p.oid::regprocedure::text, null::name
  from pg_proc as p
  where e.classid = 'pg_proc'::regclass and p.oid = e.objid and p.proacl is not null
  union all
  select
    'pg_class'::regclass, c.oid, 0, c.relowner, c.relacl, case c.relkind when 'S' then 's' else 'r' end,
    case c.relkind when 'S' then 'SEQUENCE' else 'TABLE' end, c.oid::regclass::text, null
  from pg_class as c
  where e.classid = 'pg_class'::regclass and c.oid = e.objid and c.relacl is not null
  union all
  select 'pg_class'::regclass, c.oid, a.attnum, c.relowner, a.attacl, 'c', 'TABLE', c.oid::regclass::text, a.attname
  from pg_attribute as a
  inner join pg_class as c on c.oid = a.attrelid
  where e.classid = 'pg_class'::regclass and c.oid = e.objid and a.attacl is not null and not a.attisdropped
  union all
  select 'pg_type'::regclass, t.oid, 0, t.typowner, t.typacl, 'T', 'TYPE', t.oid::regtype::text, null
  from pg_type as t
  where e.classid = 'pg_type'::regclass and t.oid = e.objid and t.typacl is not null
  union all
  select 'pg_namespace'::regclass, n.oid, 0, n.nspowner, n.nspacl, 'n', 'SCHEMA', quote_ident(n.nspname), null
  from pg_namespace as n
  where e.classid = 'pg_namespace'::regclass and n.oid = e.objid and n.nspacl is not null
  union all
  select 'pg_language'::regclass, l.oid, 0, l.lanowner, l.lanacl, 'l', 'LANGUAGE', quote_ident(l.lanname), null
  from pg_language as l
  where e.classid = 'pg_language'::regclass and l.oid = e.objid and l.lanacl is not null
  union all
  select
    'pg_foreign_data_wrapper'::regclass, w.oid, 0, w.fdwowner, w.fdwacl, 'F', 'FOREIGN DATA WRAPPER',
    quote_ident(w.fdwname), null
  from pg_foreign_data_wrapper as w
  where e.classid = 'pg_foreign_data_wrapper'::regclass and w.oid = e.objid and w.fdwacl is not null
) as m (classid, objid, objsubid, owner, acl, letter, noun, name, attname)
left join pg_init_privs as i on i.classoid = m.classid and i.objoid = m.objid and i.objsubid = m.objsubid
where
  e.refclassid = 'pg_extension'::regclass and e.deptype = 'e' and e.refobjid >= 16384
  and m.acl is distinct from i.initprivs
