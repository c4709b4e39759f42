-- The value of a facet `f` as it is compared: what PostgreSQL would print of it once it was restored. Not what is said
-- of an object in somebody's own words, nor the source of a routine: only those bodies are printed that PostgreSQL parsed.
-- Expects the template parameter `class`.
case
  when f.aspect <> 'structure' or '{{class}}' = 'pg_proc' and f.key = 'body' and f.value !~ '^(?:BEGIN ATOMIC|RETURN )' then f.value
  else {{_restored_arrays of=f.value}}
end
