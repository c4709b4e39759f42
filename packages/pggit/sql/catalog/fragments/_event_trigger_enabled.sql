-- The statement that makes an event trigger fire when it does, null where that is the default.
-- Expects `t`, a row of pg_event_trigger.
format(
  case t.evtenabled
    when 'D' then 'ALTER EVENT TRIGGER %I DISABLE'
    when 'R' then 'ALTER EVENT TRIGGER %I ENABLE REPLICA'
    when 'A' then 'ALTER EVENT TRIGGER %I ENABLE ALWAYS'
  end,
  t.evtname
)
