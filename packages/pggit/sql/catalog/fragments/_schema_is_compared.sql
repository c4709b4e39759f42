-- Schemas that somebody made, and public (2200), which came with the database and may be called otherwise now.
(n.oid >= 16384 or n.oid = 2200) and n.nspname not like 'pg\_%'
