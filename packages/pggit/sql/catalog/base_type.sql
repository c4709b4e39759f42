-- class: pg_type
-- present: pg_type where typinput >= 16384 or not typisdefined
-- place: 105
-- Base types, and shell types that nobody completed. A type and its functions need each other, so that it
-- goes only with them (CASCADE) and its definition has them in it: shell, functions, type.
select
  t.oid as objid,
  n.nspname::text as schema_name,
  t.typname::text as object_name,
  format('%I.%I', n.nspname, t.typname) as identity,
  'structure' as aspect,
  'object' as key,
  0 as rank,
  'contract' as impact,
  null::text as value,
  null::text as inline,
  concat(case when t.typisdefined then {{_shell_and_routines}} end, format('CREATE TYPE %I.%I', n.nspname, t.typname)) as set_sql,
  concat(format('DROP TYPE %I.%I', n.nspname, t.typname), case when t.typisdefined then ' CASCADE' end) as unset_sql
from pg_type as t
inner join pg_namespace as n on n.oid = t.typnamespace
where (t.typtype = 'b' and t.typarray <> 0 or not t.typisdefined) and t.oid >= 16384

union all
select
  t.oid, null, null, null, 'structure', f.key, f.rank, f.impact, f.value,
  concat(upper(f.key), ' = ', case f.key when 'default' then quote_literal(f.value) else f.value end),
  case
    when f.key in ('receive', 'send', 'typmod_in', 'typmod_out', 'analyze', 'subscript', 'storage')
      then format('ALTER TYPE %s SET (%s = %s)', t.oid::regtype, upper(f.key), f.value)
  end,
  case
    when f.key in ('receive', 'send', 'typmod_in', 'typmod_out', 'analyze', 'subscript')
      then format('ALTER TYPE %s SET (%s = NONE)', t.oid::regtype, upper(f.key))
  end
from pg_type as t
cross join lateral (
  values
  ('input', 1, 'behaviour', t.typinput::text),
  ('output', 2, 'behaviour', t.typoutput::text),
  ('receive', 3, 'behaviour', nullif(t.typreceive::text, '-')),
  ('send', 4, 'behaviour', nullif(t.typsend::text, '-')),
  ('typmod_in', 5, 'behaviour', nullif(t.typmodin::text, '-')),
  ('typmod_out', 6, 'behaviour', nullif(t.typmodout::text, '-')),
  ('analyze', 7, 'detail', nullif(t.typanalyze::text, '-')),
  ('subscript', 8, 'behaviour', nullif(t.typsubscript::text, '-')),
  ('internallength', 9, 'behaviour', case t.typlen when -1 then 'VARIABLE' else t.typlen::text end),
  ('passedbyvalue', 10, 'behaviour', case when t.typbyval then 'true' end),
  ('alignment', 11, 'behaviour', case t.typalign when 'c' then 'char' when 's' then 'int2' when 'd' then 'double' end),
  ('storage', 12, 'detail', case t.typstorage when 'm' then 'main' when 'e' then 'external' when 'x' then 'extended' end),
  ('category', 13, 'behaviour', nullif(quote_literal(t.typcategory::text), '''U''')),
  ('preferred', 14, 'behaviour', case when t.typispreferred then 'true' end),
  ('default', 15, 'behaviour', t.typdefault),
  ('element', 16, 'contract', format_type(nullif(t.typelem, 0), null)),
  ('delimiter', 17, 'behaviour', nullif(quote_literal(t.typdelim::text), ''',''')),
  ('collatable', 18, 'contract', case when t.typcollation <> 0 then 'true' end)
) as f (key, rank, impact, value)
where t.typtype = 'b' and t.typarray <> 0 and t.oid >= 16384 and f.value is not null

union all
{{_type_metadata which=(t.typtype = 'b' and t.typarray <> 0 or not t.typisdefined); noun=TYPE}}
