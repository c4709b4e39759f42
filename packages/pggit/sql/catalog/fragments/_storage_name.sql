-- The word for a storage code. Expects the template parameter `of`.
case {{of}} when 'p' then 'PLAIN' when 'e' then 'EXTERNAL' when 'x' then 'EXTENDED' else 'MAIN' end
