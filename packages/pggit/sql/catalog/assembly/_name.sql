-- A pattern: a text that is one name, quoted where it must be, and of no schema.
^(?:"(?:[^"]|"")+"|[a-z_][a-z0-9_]*)$
