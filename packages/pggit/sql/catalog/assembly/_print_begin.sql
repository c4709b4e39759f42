-- Begins to print some objects, up to _print_end.sql: not for long with locks in hand, see pggit.wait_to_print. Expects the variable `since`.
since := clock_timestamp(); loop begin perform set_config('lock_timeout', '50ms', true);
