-- Whether the running transaction changed a row of the catalog after the command `seen` (see pggit.captured_to): age()
-- counts back from this transaction, so its own rows and those of its savepoints are 0 or less. Expects the template
-- parameter `row`, the alias of the row.
age({{row}}.xmin) <= 0 and {{row}}.cmin::text::bigint > seen
