-- A pattern: any name in a text, with its schema where it says so.
((?:"(?:[^"]|"")+"|[a-z_][a-z0-9_]*)(?:\.(?:"(?:[^"]|"")+"|[a-z_][a-z0-9_]*|[-+*/<>=~!@#%^&|`?]+))?)
