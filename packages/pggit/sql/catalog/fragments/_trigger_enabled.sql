-- The statement that makes a trigger fire when it does, null where that is the default.
-- Expects `g` (pg_trigger) and `c`, its table.
format(
  case g.tgenabled
    when 'D' then 'ALTER TABLE %s DISABLE TRIGGER %I'
    when 'R' then 'ALTER TABLE %s ENABLE REPLICA TRIGGER %I'
    when 'A' then 'ALTER TABLE %s ENABLE ALWAYS TRIGGER %I'
  end,
  c.oid::regclass, g.tgname
)
