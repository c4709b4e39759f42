-- The name that PostgreSQL gives what it makes for a column `a` (pg_attribute) of `c` (pg_class), such as the sequence
-- of an identity: the names of both and a label, the longer one cut first where they do not fit. The cast to `name`
-- cuts at 63 bytes and between characters. Expects the template parameters `label` and `room`, the bytes that the
-- label and what is between leave.
case
  when octet_length(c.relname) + octet_length(a.attname) <= {{room}} then concat(c.relname, '_', a.attname, '_{{label}}')
  else (
    select concat(
      substr((repeat('-', 63 - cut.relname) || c.relname)::name::text, 64 - cut.relname), '_',
      substr((repeat('-', 63 - cut.attname) || a.attname)::name::text, 64 - cut.attname), '_{{label}}'
    )
    from (
      select
        least(octet_length(c.relname), greatest(({{room}} + 1) / 2, {{room}} - octet_length(a.attname))) as relname,
        least(octet_length(a.attname), greatest({{room}} / 2, {{room}} - octet_length(c.relname))) as attname
    ) as cut
  )
end
