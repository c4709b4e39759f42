-- The default or generating expression `of` (a row of pg_attrdef) of a `column` (its row of pg_attribute). Only a generated
-- column's names columns; without the table it is not opened, which at 10,000 tables is most of the time of
-- reading defaults. That is asked here, since PostgreSQL may evaluate this for rows that a join then leaves out.
pg_get_expr({{of}}.adbin, case {{column}}.attgenerated when '' then 0 else {{of}}.adrelid end)
