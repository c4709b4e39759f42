-- Whether a dropped object is a part of an object that is still there: a table's column, constraint or
-- default, a table or schema of a publication (which PostgreSQL 14 has no catalog of).
-- Expects `d`, a row of pg_event_trigger_dropped_objects().
d.classid = 'pg_class'::regclass and d.objsubid > 0
or d.classid in ('pg_constraint'::regclass, 'pg_attrdef'::regclass) and cardinality(d.address_names) = 3
and to_regclass(quote_ident(d.address_names[1]) || '.' || quote_ident(d.address_names[2])) is not null
or d.classid in ('pg_publication_rel'::regclass, to_regclass('pg_catalog.pg_publication_namespace'))
