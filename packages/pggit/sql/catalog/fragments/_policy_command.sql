-- The command a policy is for. Expects `p`, a row of pg_policy.
case p.polcmd
  when 'r' then 'SELECT' when 'a' then 'INSERT' when 'w' then 'UPDATE' when 'd' then 'DELETE' else 'ALL'
end
