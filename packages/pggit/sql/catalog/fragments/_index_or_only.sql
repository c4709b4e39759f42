-- What follows ALTER where the indexes of an index's partitions are to stay as they are: ALTER INDEX knows no ONLY.
-- Expects the template parameter `of`, the index as a row of pg_class.
case {{of}}.relkind when 'I' then 'TABLE ONLY' else 'INDEX' end
