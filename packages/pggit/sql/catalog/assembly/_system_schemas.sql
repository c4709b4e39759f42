-- The pattern of schemas that are nobody's to compare: PostgreSQL's own, whatever session's temporary one, and pgGit's.
'^(pg_|pggit$|information_schema$)'
