-- What is wrong with the schemas that an export is asked for, one row each, by name: `problem` is 'unknown',
-- with the `similar` name that differs only in case where there is one, 'system' for those of PostgreSQL
-- and pgGit, or 'closed' where the role lacks USAGE.
select
  asked.name,
  case
    when asked.name ~ '^(pg_|pggit$|information_schema$)' then 'system'
    when n.oid is null then 'unknown'
    else 'closed'
  end as problem,
  (select min(s.nspname) from pg_namespace as s where lower(s.nspname) = lower(asked.name) and n.oid is null)::text as similar
from (
  select a.name from unnest($1::text[]) as a (name)
  union
  select s.nspname::text
  from pg_namespace as s
  where $1::text[] is null and s.nspname !~ '^(pg_|pggit$|information_schema$)'
) as asked
left join pg_namespace as n on n.nspname = asked.name
where
  asked.name is null or n.oid is null or asked.name ~ '^(pg_|pggit$|information_schema$)'
  or not has_schema_privilege(n.oid, 'usage')
order by asked.name
