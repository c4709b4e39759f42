-- Who owns the schema public of a new database: pg_database_owner from PostgreSQL 15 on.
case when current_setting('server_version_num')::integer < 150000 then 10 else 6171 end
