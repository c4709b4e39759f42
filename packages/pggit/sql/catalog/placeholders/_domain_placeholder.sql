-- Domains before the functions of their constraints are there, and the statements that add those.
select
  t.oid as objid,
  concat(
    format('CREATE DOMAIN %I.%I AS ', n.nspname, t.typname), {{_domain_type}}, case when t.typnotnull then ' NOT NULL' end
  ) as placeholder,
  concat_ws(
    E';\n',
    format('ALTER DOMAIN %s SET DEFAULT ', t.oid::regtype) || pg_get_expr(t.typdefaultbin, 0),
    (
      select string_agg(
        format('ALTER DOMAIN %s ADD CONSTRAINT %I %s', t.oid::regtype, k.conname, pg_get_constraintdef(k.oid)),
        E';\n' order by k.conname
      )
      from pg_constraint as k
      where k.contypid = t.oid and k.contype = 'c'
    )
  ) as completion
from pg_type as t
inner join pg_namespace as n on n.oid = t.typnamespace
inner join pg_type as b on b.oid = t.typbasetype
where t.typtype = 'd'
