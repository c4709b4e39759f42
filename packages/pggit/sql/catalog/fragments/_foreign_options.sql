-- Options of foreign data, one row each. The value of a secret is never said, only that there is one:
-- where the name is that of a credential in some wrapper (postgres_fdw and dblink_fdw: password,
-- sslpassword, scram_client_key; odbc_fdw: odbc_PWD; influxdb_fdw: auth_token; others: api_key,
-- conn_string, sa_key), or the value holds one. Expects the template parameters `of` (an array of
-- name=value) and `or_where` (a further condition on `o`).
select
  o.name,
  case when kept.secret then '(redacted)' else o.value end as value,
  kept.secret
from (
  select split_part(u.option, '=', 1) as name, substr(u.option, strpos(u.option, '=') + 1) as value
  from unnest({{of}}) as u (option)
) as o
cross join lateral (
  select
    o.name ~* '(pass[_-]?(word|wd|phrase|code|key)|pwd|secret|token|credential|bearer|jwt|cookie|^pass$|^auth$|^config$|(api|access|account|private|shared|client|server|sas|sa|auth)[_-]?key|conn(ection)?[_-]?(str|info|url|uri)|dsn)'
    and o.name <> 'password_required'
    or o.value ~* '(://[^/@]*:[^/]*@|(password|passwd|pwd|secret|token|(api|access|account)[_-]?key)["'']?\s*[=:])'
    -- a column's key is one of a table more often than one to a lock
    or o.name ~* '^key$' and o.value !~* '^(true|false|on|off|yes|no|1|0)$'
    or {{or_where}} as secret
) as kept
