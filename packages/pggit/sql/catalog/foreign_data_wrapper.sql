-- class: pg_foreign_data_wrapper
-- present: pg_foreign_data_wrapper
-- place: 40
-- Foreign-data wrappers: the functions behind them and their options.
select
  w.oid as objid, null::text as schema_name, f.object_name, f.identity, f.aspect, f.key, f.rank, f.impact, f.value,
  null::text as inline,
  f.set_sql, f.unset_sql
from pg_foreign_data_wrapper as w
cross join lateral (
  select
    w.fdwname::text, quote_ident(w.fdwname), 'structure', 'object', 0, 'contract', null,
    concat(
      format('CREATE FOREIGN DATA WRAPPER %I', w.fdwname),
      ' HANDLER ' || nullif(w.fdwhandler, 0)::regproc,
      ' VALIDATOR ' || nullif(w.fdwvalidator, 0)::regproc,
      (
        select {{_options_clause}}
        from (
{{_foreign_options of=w.fdwoptions; or_where=false}}
        ) as p
      )
    ),
    format('DROP FOREIGN DATA WRAPPER %I', w.fdwname)
  union all
  select
    null, null, 'structure', 'handler', 1, 'behaviour', w.fdwhandler::regproc::text,
    format('ALTER FOREIGN DATA WRAPPER %I HANDLER %s', w.fdwname, w.fdwhandler::regproc),
    format('ALTER FOREIGN DATA WRAPPER %I NO HANDLER', w.fdwname)
  where w.fdwhandler <> 0
  union all
  select
    null, null, 'structure', 'validator', 2, 'behaviour', w.fdwvalidator::regproc::text,
    format('ALTER FOREIGN DATA WRAPPER %I VALIDATOR %s', w.fdwname, w.fdwvalidator::regproc),
    format('ALTER FOREIGN DATA WRAPPER %I NO VALIDATOR', w.fdwname)
  where w.fdwvalidator <> 0
  union all
  select
    null, null, 'structure', 'option:' || p.name, 50003, 'behaviour', p.value,
    case when not p.secret then format('ALTER FOREIGN DATA WRAPPER %I OPTIONS (ADD %I %L)', w.fdwname, p.name, p.value) end,
    format('ALTER FOREIGN DATA WRAPPER %I OPTIONS (DROP %I)', w.fdwname, p.name)
  from (
{{_foreign_options of=w.fdwoptions; or_where=false}}
  ) as p
  union all
  select
    null, null, 'comments', 'comment', 90000, 'detail', d.description,
    format('COMMENT ON FOREIGN DATA WRAPPER %I IS %L', w.fdwname, d.description),
    format('COMMENT ON FOREIGN DATA WRAPPER %I IS NULL', w.fdwname)
  from pg_description as d
  where d.objoid = w.oid and d.classoid = 'pg_foreign_data_wrapper'::regclass
  union all
  select
    null, null, 'owner', 'owner', 95000, 'detail', pg_get_userbyid(w.fdwowner)::text,
    format('ALTER FOREIGN DATA WRAPPER %I OWNER TO %I', w.fdwname, pg_get_userbyid(w.fdwowner)), null
) as f (object_name, identity, aspect, key, rank, impact, value, set_sql, unset_sql)
where w.oid >= 16384

union all
(
  with x as (
    select
      w.oid as objid, w.fdwacl as acl, acldefault('F', w.fdwowner) as default_acl, w.fdwowner as owner,
      format('FOREIGN DATA WRAPPER %I', w.fdwname) as target, '' as key_prefix, '' as columns
    from pg_foreign_data_wrapper as w
    where w.oid >= 16384 and w.fdwacl is not null
  )
  {{_privileges}}
)
