-- The clause OPTIONS (...) of foreign data, NULL where there are none. Expects `p`, rows of _foreign_options.
' OPTIONS (' || string_agg(format('%I %L', p.name, p.value), ', ' order by p.name collate "C") || ')'
