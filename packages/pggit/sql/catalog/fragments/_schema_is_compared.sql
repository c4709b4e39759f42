-- Schemas that somebody made, and public, which came with the database.
(n.oid >= 16384 or n.nspname = 'public') and n.nspname not like 'pg\_%'
