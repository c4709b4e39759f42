-- What a function that reads the catalog is set to, so that PostgreSQL prints constants, times and names
-- alike everywhere: the clauses of CREATE FUNCTION to what _settings.sql sets in a transaction.
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set timezone = 'UTC'
set bytea_output = 'hex'
set extra_float_digits = 1
set quote_all_identifiers = off
set standard_conforming_strings = on
set jit = off
