-- The statement that makes a trigger fire when it does, null where that is the default.
-- Expects `g` (pg_trigger) and `c`, its table.
case
  when g.tgenabled <> 'O' then format('ALTER TABLE %s %s TRIGGER %I', c.oid::regclass, {{_trigger_fires when=g.tgenabled}}, g.tgname)
end
