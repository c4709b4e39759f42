-- Included as a lateral subquery: the options of `o`, a row of pg_ts_dict, as PostgreSQL keeps them:
-- `name = value` with commas between, in the order in which they were given. Its ALTER takes an option away where the value is left out.
select
  regexp_replace(regexp_replace(part.found[1], '^"(.*)"$', '\1'), '""', '"', 'g') as name,
  part.found[1] as quoted_name,
  part.found[2] as value,
  part.place
from regexp_matches(
  o.dictinitoption, '("(?:[^"]|"")*"|\w+) = (E?''(?:[^'']|'''')*''|[^,'']+)(?:, |$)', 'g'
) with ordinality as part (found, place)
