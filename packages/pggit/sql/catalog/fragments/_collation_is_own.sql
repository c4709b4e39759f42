-- Whether the collation `o` is a user's and can be used in this database: one name may have one for each encoding.
o.oid >= 16384 and o.collencoding in (-1, pg_char_to_encoding(getdatabaseencoding()))
