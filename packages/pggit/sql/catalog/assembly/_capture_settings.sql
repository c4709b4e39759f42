-- What both event triggers are set to while they read the catalog.
-- lock_timeout: only a lock on pgGit's own tables (VACUUM FULL, an upgrade) could be waited for.
-- The plan is made once in a session, for any size of the catalog, hence the last five.
set lock_timeout = '100ms'
{{_printed_as}}
set enable_seqscan = off
set enable_hashjoin = off
set enable_mergejoin = off
set enable_bitmapscan = off
set plan_cache_mode = force_generic_plan
