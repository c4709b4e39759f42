-- A pattern: the name of a schema and in it that of an object or operator, at the beginning of a text.
^(?:"(?:[^"]|"")+"|[a-z_][a-z0-9_]*)\.(?:"(?:[^"]|"")+"|[a-z_][a-z0-9_]*|[-+*/<>=~!@#%^&|`?]+)
