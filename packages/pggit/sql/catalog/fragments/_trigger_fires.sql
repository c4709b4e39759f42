-- What ALTER TABLE does to a trigger so that it fires when it does. Expects the template parameter `when`, its tgenabled.
case {{when}} when 'O' then 'ENABLE' when 'D' then 'DISABLE' when 'R' then 'ENABLE REPLICA' else 'ENABLE ALWAYS' end
