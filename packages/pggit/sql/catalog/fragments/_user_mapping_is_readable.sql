-- Whether the role that reads may see a user mapping's options, by the rule of the view pg_user_mappings.
-- Expects `u`, a row of it.
(
  u.umuser <> 0 and u.usename = current_user and has_server_privilege(u.srvid, 'USAGE')
  or exists (
    select
    from pg_foreign_server as s
    where
      s.oid = u.srvid and pg_has_role(s.srvowner, 'USAGE')
      and (u.umuser = 0 or u.usename = current_user)
  )
  or exists (select from pg_roles as r where r.rolname = current_user and r.rolsuper)
)
