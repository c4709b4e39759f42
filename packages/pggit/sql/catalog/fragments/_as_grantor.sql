-- A GRANT or REVOKE `statement` as the role `e.grantor` says it, in one statement that leaves the current role as it
-- was: PostgreSQL lets a role say it for itself only.
format(
  'DO %L',
  format(
    'DECLARE me name := current_user; BEGIN SET ROLE %I; %s; EXECUTE format(''SET ROLE %%I'', me); END',
    pg_get_userbyid(e.grantor), {{statement}}
  )
)
