-- How long printing may wait for what is locked, with locks in hand: see pggit.wait_to_print.
perform set_config('lock_timeout', '50ms', true)
