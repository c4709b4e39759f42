-- The name that PostgreSQL gives the sequence of an identity column `a` (pg_attribute) of `c` (pg_class): the names
-- of both, the longer one cut first where they do not fit. The cast to `name` cuts at 63 bytes and between characters.
(
  select concat(
    substr((repeat('-', 63 - cut.relname) || c.relname)::name::text, 64 - cut.relname), '_',
    substr((repeat('-', 63 - cut.attname) || a.attname)::name::text, 64 - cut.attname), '_seq'
  )
  from (
    select
      least(octet_length(c.relname), greatest(29, 58 - octet_length(a.attname))) as relname,
      least(octet_length(a.attname), greatest(29, 58 - octet_length(c.relname))) as attname
  ) as cut
)
