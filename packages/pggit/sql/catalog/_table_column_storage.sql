-- Columns of a table: how they are stored.
{{_column_storage relkinds='r', 'p'; noun=TABLE}}
