-- The parts of an object, such as columns and labels, by the keys of their facets. Expects the template parameter
-- `content`, as pggit.blobs.content has it.
array(select f.key from jsonb_each({{content}} -> 'facets') as f where f.value ->> 'aspect' = 'presence')
