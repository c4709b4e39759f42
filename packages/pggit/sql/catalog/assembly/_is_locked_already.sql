-- Whether all that PostgreSQL locks to print an object is locked by the statement that touched it: to print a table that is
-- the table alone. Expects `touched`, a row of pggit.touched_objects.
touched.object_type = 'table' and touched.command_tag in ('CREATE TABLE', 'ALTER TABLE')
