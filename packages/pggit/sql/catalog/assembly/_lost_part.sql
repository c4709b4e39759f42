-- Whether a dropped object is a part of a table that is still there: a column, a constraint, a default.
-- Expects `d`, a row of pg_event_trigger_dropped_objects().
d.classid = 'pg_class'::regclass and d.objsubid > 0
or d.classid in ('pg_constraint'::regclass, 'pg_attrdef'::regclass) and cardinality(d.address_names) = 3
and to_regclass(quote_ident(d.address_names[1]) || '.' || quote_ident(d.address_names[2])) is not null
