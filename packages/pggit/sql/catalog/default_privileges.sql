-- class: pg_default_acl
-- present: pg_default_acl
-- place: 950
-- What ALTER DEFAULT PRIVILEGES says: for each role, schema and type of object, how it differs from what
-- PostgreSQL does by itself (in a schema: from nothing, since that comes on top of what holds everywhere).
-- All of it is privileges, so it is compared where those are, and the definition is every statement.
with x as (
  select
    a.oid as objid,
    a.defaclacl as acl,
    case a.defaclnamespace
      when 0 then acldefault(case a.defaclobjtype when 'S' then 's' else a.defaclobjtype end, a.defaclrole)
      -- that of a column is the empty one
      else acldefault('c', a.defaclrole)
    end as default_acl,
    a.defaclrole as owner,
    case a.defaclobjtype
      when 'r' then 'TABLES' when 'S' then 'SEQUENCES' when 'f' then 'FUNCTIONS' when 'T' then 'TYPES'
      when 'n' then 'SCHEMAS' else 'LARGE OBJECTS'
    end as target,
    '' as key_prefix,
    '' as columns
  from pg_default_acl as a
),
statement as (
  select
    g.objid, g.aspect, g.key, g.rank, g.impact, g.value, n.nspname::text as schema_name,
    concat('for role ' || r.name, ' in schema ' || quote_ident(n.nspname), ' on ', lower(x.target)) as identity,
    d.clause || g.set_sql as set_sql,
    d.clause || g.unset_sql as unset_sql
  from (
{{_privileges}}
  ) as g
  inner join x on x.objid = g.objid
  inner join pg_default_acl as a on a.oid = g.objid
  left join pg_namespace as n on n.oid = a.defaclnamespace
  cross join lateral (select quote_ident(pg_get_userbyid(x.owner)) as name) as r
  cross join lateral (
    select concat('ALTER DEFAULT PRIVILEGES FOR ROLE ', r.name, ' IN SCHEMA ' || quote_ident(n.nspname), ' ') as clause
  ) as d
)
select
  s.objid,
  max(s.schema_name) as schema_name,
  max(s.identity) as object_name,
  max(s.identity) as identity,
  'privileges' as aspect,
  'object' as key,
  0 as rank,
  'contract' as impact,
  null::text as value,
  null::text as inline,
  string_agg(s.set_sql, E';\n' order by s.key collate "C") as set_sql,
  string_agg(s.unset_sql, E';\n' order by s.key collate "C") as unset_sql
from statement as s
group by s.objid

union all
select s.objid, null, null, null, s.aspect, s.key, s.rank, s.impact, s.value, null, s.set_sql, s.unset_sql
from statement as s
