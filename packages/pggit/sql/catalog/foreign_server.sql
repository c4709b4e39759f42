-- class: pg_foreign_server
-- present: pg_foreign_server
-- place: 50
-- Foreign servers: their wrapper, type, version and options. Wrapper and type cannot be altered.
select
  s.oid as objid, null::text as schema_name, f.object_name, f.identity, f.aspect, f.key, f.rank, f.impact, f.value,
  null::text as inline,
  f.set_sql, f.unset_sql
from pg_foreign_server as s
inner join pg_foreign_data_wrapper as w on w.oid = s.srvfdw
cross join lateral (
  select
    s.srvname::text, quote_ident(s.srvname), 'structure', 'object', 0, 'contract', null,
    concat(
      format('CREATE SERVER %I', s.srvname),
      ' TYPE ' || quote_literal(s.srvtype),
      ' VERSION ' || quote_literal(s.srvversion),
      format(' FOREIGN DATA WRAPPER %I', w.fdwname),
      (
        select {{_options_clause}}
        from (
{{_foreign_options of=s.srvoptions; or_where=false}}
        ) as p
      )
    ),
    format('DROP SERVER %I', s.srvname)
  union all
  select null, null, 'structure', 'wrapper', 1, 'behaviour', w.fdwname::text, null, null
  union all
  select null, null, 'structure', 'type', 2, 'behaviour', s.srvtype, null, null
  where s.srvtype is not null
  union all
  select
    null, null, 'structure', 'version', 3, 'behaviour', s.srvversion,
    format('ALTER SERVER %I VERSION %L', s.srvname, s.srvversion), format('ALTER SERVER %I VERSION NULL', s.srvname)
  where s.srvversion is not null
  union all
  select
    null, null, 'structure', 'option:' || p.name, 50003, 'behaviour', p.value,
    case when not p.secret then format('ALTER SERVER %I OPTIONS (ADD %I %L)', s.srvname, p.name, p.value) end,
    format('ALTER SERVER %I OPTIONS (DROP %I)', s.srvname, p.name)
  from (
{{_foreign_options of=s.srvoptions; or_where=false}}
  ) as p
  union all
  select
    null, null, 'comments', 'comment', 90000, 'detail', d.description,
    format('COMMENT ON SERVER %I IS %L', s.srvname, d.description),
    format('COMMENT ON SERVER %I IS NULL', s.srvname)
  from pg_description as d
  where d.objoid = s.oid and d.classoid = 'pg_foreign_server'::regclass
  union all
  select
    null, null, 'owner', 'owner', 95000, 'detail', pg_get_userbyid(s.srvowner)::text,
    format('ALTER SERVER %I OWNER TO %I', s.srvname, pg_get_userbyid(s.srvowner)), null
) as f (object_name, identity, aspect, key, rank, impact, value, set_sql, unset_sql)
where s.oid >= 16384

union all
(
  with x as (
    select
      s.oid as objid, s.srvacl as acl, acldefault('S', s.srvowner) as default_acl, s.srvowner as owner,
      format('FOREIGN SERVER %I', s.srvname) as target, '' as key_prefix, '' as columns
    from pg_foreign_server as s
    where s.oid >= 16384 and s.srvacl is not null
  )
  {{_privileges}}
)
