-- Whether a sequence is logged, in the words of ALTER SEQUENCE. Expects the template parameter `of`, the alias of its
-- row of pg_class or of that of its table.
case {{of}}.relpersistence when 'u' then 'UNLOGGED' else 'LOGGED' end
