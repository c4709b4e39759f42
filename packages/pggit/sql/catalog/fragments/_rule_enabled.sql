-- The statement that makes a rule apply when it does, null where that is the default.
-- Expects `r` (pg_rewrite) and `c`, its table.
format(
  case r.ev_enabled
    when 'D' then 'ALTER TABLE %s DISABLE RULE %I'
    when 'R' then 'ALTER TABLE %s ENABLE REPLICA RULE %I'
    when 'A' then 'ALTER TABLE %s ENABLE ALWAYS RULE %I'
  end,
  c.oid::regclass, r.rulename
)
