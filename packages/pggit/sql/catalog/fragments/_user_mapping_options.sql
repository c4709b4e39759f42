-- Options of a user mapping. They are there to log in with, so only the value of an option that is known
-- to be harmless is said. Expects `u`, a row of pg_user_mappings.
{{_foreign_options of=u.umoptions; or_where=lower(o.name) not in ('user', 'username', 'user_name', 'userid', 'user_id', 'uid', 'odbc_uid', 'login', 'role', 'schema', 'dbname', 'database', 'domain', 'remote_user', 'sslmode', 'sslcert', 'sslkey', 'passfile', 'password_required', 'gssdelegation', 'gssencmode', 'krbsrvname', 'use_scram_passthrough', 'ssl_cert', 'ssl_key', 'ssl_ca')}}
