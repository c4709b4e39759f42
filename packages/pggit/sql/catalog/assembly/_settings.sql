-- How a session must be set while the catalog is read: PostgreSQL prints names, constants and times
-- according to these, and two databases are compared by what it prints. Local to the transaction.
select
  set_config('search_path', 'pg_catalog, pg_temp', true),
  set_config('datestyle', 'ISO, YMD', true),
  set_config('intervalstyle', 'postgres', true),
  set_config('timezone', 'UTC', true),
  set_config('bytea_output', 'hex', true),
  set_config('extra_float_digits', '1', true),
  set_config('quote_all_identifiers', 'off', true),
  set_config('standard_conforming_strings', 'on', true),
  -- not longer with locks in hand: whoever reads tries again
  set_config('lock_timeout', '1s', true),
  -- ten thousand tables would be compiled for longer than they are read, and fit in this memory
  set_config('jit', 'off', true),
  set_config('max_parallel_workers_per_gather', '0', true),
  set_config('work_mem', '64MB', true)
