-- What capture is set to while it reads the catalog.
-- The plan is made once in a session, for any size of the catalog, hence the last five.
{{_printed_as}}
set enable_seqscan = off
set enable_hashjoin = off
set enable_mergejoin = off
set enable_bitmapscan = off
set plan_cache_mode = force_generic_plan
