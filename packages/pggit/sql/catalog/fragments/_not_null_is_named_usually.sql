-- See _not_null_is_usual.sql. Cut between characters, a name may be some bytes shorter than 63.
k.conname ~ '_not_null[0-9]*$' and starts_with(k.conname::text, case
  when octet_length(c.relname) > 27 and octet_length(k.conname) >= 57
    then substr((repeat('-', 36) || c.relname)::name::text, 37)
  else c.relname || '_'
end)
