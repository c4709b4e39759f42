-- Of what else is locked, capture only waits for pgGit's own tables (VACUUM FULL, an upgrade): not long.
set lock_timeout = '100ms'
