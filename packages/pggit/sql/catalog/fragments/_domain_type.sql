-- What a domain `t` is made over, with its collation where that is not the one of the base type `b`.
concat(
  format_type(t.typbasetype, t.typtypmod),
  case when t.typcollation not in (0, b.typcollation) then ' COLLATE ' || t.typcollation::regcollation::text end
)
