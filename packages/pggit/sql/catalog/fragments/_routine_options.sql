-- What ALTER FUNCTION can change alone, and what only the definition can: each only where it is not the
-- default. Expects the template parameters `prokinds` and `noun`.
select
  p.oid, null, null, null, 'structure', f.key, f.rank, f.impact, f.value, null,
  case f.key
    when 'transform' then rtrim(pg_get_functiondef(p.oid), E'\n')
    else format('ALTER {{noun}} %s ', p.oid::regprocedure) || f.set_clause
  end,
  format('ALTER {{noun}} %s ', p.oid::regprocedure) || f.unset_clause
from pg_proc as p
inner join pg_language as l on l.oid = p.prolang
cross join lateral (
  select 'volatility', 50000, 'behaviour', kind.name, kind.name, 'VOLATILE'
  from (select case p.provolatile when 'i' then 'IMMUTABLE' else 'STABLE' end as name) as kind
  where p.provolatile <> 'v'
  union all
  select 'strict', 50001, 'behaviour', 'STRICT', 'STRICT', 'CALLED ON NULL INPUT'
  where p.proisstrict
  union all
  select 'security_definer', 50002, 'behaviour', 'SECURITY DEFINER', 'SECURITY DEFINER', 'SECURITY INVOKER'
  where p.prosecdef
  union all
  select 'leakproof', 50003, 'detail', 'LEAKPROOF', 'LEAKPROOF', 'NOT LEAKPROOF'
  where p.proleakproof
  union all
  select 'parallel', 50004, 'detail', kind.name, 'PARALLEL ' || kind.name, 'PARALLEL UNSAFE'
  from (select case p.proparallel when 's' then 'SAFE' else 'RESTRICTED' end as name) as kind
  where p.proparallel <> 'u'
  union all
  select 'cost', 50005, 'detail', p.procost::text, 'COST ' || p.procost, 'COST ' || usual.cost
  from (select case when l.lanname in ('internal', 'c') then 1 else 100 end as cost) as usual
  where p.procost <> usual.cost
  union all
  select 'rows', 50006, 'detail', p.prorows::text, 'ROWS ' || p.prorows, 'ROWS 1000'
  where p.proretset and p.prorows <> 1000
  union all
  select
    'support', 50007, 'detail', support.name, 'SUPPORT ' || support.name, null
  from (select p.prosupport::regproc::text as name) as support
  where p.prosupport <> 0
  union all
  select 'window', 1, 'contract', 'WINDOW', null, null
  where p.prokind = 'w'
  union all
  select
    'transform', 12001, 'behaviour', (
      select string_agg('FOR TYPE ' || format_type(t.type, null), ', ' order by t.number)
      from unnest(p.protrftypes) with ordinality as t (type, number)
    ), null, null
  where p.protrftypes is not null
) as f (key, rank, impact, value, set_clause, unset_clause)
where
  {{_routine_scope prokinds={{prokinds}}}}
  and (
    p.provolatile <> 'v' or p.proisstrict or p.prosecdef or p.proleakproof or p.proparallel <> 'u'
    or p.procost <> 100 or p.prorows not in (0, 1000) or p.prosupport <> 0 or p.prokind = 'w'
    or p.protrftypes is not null
  )

union all
select
  p.oid, null, null, null, 'structure', 'config:' || setting.name, 50010, 'behaviour', setting.value, null,
  format(
    'ALTER {{noun}} %s SET %I TO %s', p.oid::regprocedure, setting.name,
    case
      when setting.value = '""' then ''''''
      when setting.name in ('search_path', 'temp_tablespaces', 'local_preload_libraries', 'session_preload_libraries')
        then setting.value
      else quote_literal(setting.value)
    end
  ),
  format('ALTER {{noun}} %s RESET %I', p.oid::regprocedure, setting.name)
from pg_proc as p
cross join lateral unnest(p.proconfig) as config (entry)
cross join lateral (
  select
    split_part(config.entry, '=', 1) as name,
    substr(config.entry, strpos(config.entry, '=') + 1) as value
) as setting
where {{_routine_scope prokinds={{prokinds}}}} and p.proconfig is not null
