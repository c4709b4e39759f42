-- How the cast `o` is done, as CREATE CAST says it.
case o.castmethod
  when 'f' then 'WITH FUNCTION ' || o.castfunc::regprocedure
  when 'i' then 'WITH INOUT'
  else 'WITHOUT FUNCTION'
end
