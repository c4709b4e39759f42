-- How DDL names the routine `p`: an aggregate without arguments with a star.
case
  when p.prokind = 'a' and p.pronargs = 0 then left(p.oid::regprocedure::text, -2) || '(*)'
  else p.oid::regprocedure::text
end
