-- What a parent of `c` (pg_class) says of a column `a` (pg_attribute), in the column `of` of pg_attribute, where that is
-- something else; null where no parent does.
(
  select max(parent.{{of}}::text)
  from pg_inherits as h
  inner join pg_attribute as parent on parent.attrelid = h.inhparent and parent.attname = a.attname
  where h.inhrelid = c.oid and parent.{{of}} <> a.{{of}}
)
