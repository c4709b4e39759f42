-- class: pg_user_mapping
-- present: pg_user_mappings
-- place: 60
-- User mappings, by the view that every role may read. Where the role that reads may not see the options,
-- a facet says so: that it sees none would read as if there were none.
select
  u.umid as objid, null::text as schema_name, f.object_name, f.identity, 'structure' as aspect, f.key, f.rank, f.impact,
  f.value,
  null::text as inline,
  f.set_sql, f.unset_sql
from pg_user_mappings as u
cross join lateral (
  select format('%s SERVER %I', case u.umuser when 0 then 'PUBLIC' else quote_ident(u.usename) end, u.srvname) as target
) as mapping
cross join lateral (
  select
    case u.umuser when 0 then 'PUBLIC' else u.usename::text end,
    format('%s on server %I', case u.umuser when 0 then 'PUBLIC' else quote_ident(u.usename) end, u.srvname),
    'object', 0, 'contract', null,
    concat(
      'CREATE USER MAPPING FOR ', mapping.target,
      (
        select {{_options_clause}}
        from (
{{_user_mapping_options}}
        ) as p
      )
    ),
    'DROP USER MAPPING FOR ' || mapping.target
  union all
  select
    null, null, 'option:' || p.name, 50003, 'behaviour', p.value,
    case when not p.secret then format('ALTER USER MAPPING FOR %s OPTIONS (ADD %I %L)', mapping.target, p.name, p.value) end,
    format('ALTER USER MAPPING FOR %s OPTIONS (DROP %I)', mapping.target, p.name)
  from (
{{_user_mapping_options}}
  ) as p
  union all
  select null, null, 'options', 50003, 'behaviour', '(not readable)', null, null
  where u.umoptions is null and not {{_user_mapping_is_readable}}
) as f (object_name, identity, key, rank, impact, value, set_sql, unset_sql)
where u.umid >= 16384
