-- sha256 over what a routine `p` of pg_proc in the language `l` does and how it runs: body, language,
-- arguments, result, volatility, security, settings. The same on every version of PostgreSQL.
sha256(
  convert_to(
    jsonb_build_array(
      p.prosrc, l.lanname, pg_get_function_arguments(p.oid), pg_get_function_result(p.oid), p.prokind,
      p.provolatile, p.prosecdef, p.proisstrict, p.proparallel, p.proleakproof, p.proconfig
    )::text,
    'UTF8'
  )
)
