-- What PostgreSQL calls the transform `o`, given its language `l`; in DDL that comes after the word TRANSFORM.
format('for %s language %I', format_type(o.trftype, null), l.lanname)
