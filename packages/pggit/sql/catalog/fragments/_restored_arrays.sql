-- An expression as it reads once it was restored. PostgreSQL casts an array as a whole where an operator or a
-- function wants another type than its elements have, and prints (ARRAY[a, b])::text[], as for varchar_column IN
-- ('a', 'b'). Read again, the cast is of each element: ARRAY[(a)::text, (b)::text]. Elements are known as far as
-- constants, names and their casts go; an array with another element is left as it is. Expects the template
-- parameter `of`, anything but text that somebody wrote.
case
  when not ({{_has_array_cast of={{of}}}}) then {{of}}
  else (
    select
      string_agg(
        case
          when t.token[2] is null then t.token[1]
          else 'ARRAY[' || regexp_replace(t.token[2], '({{_array_element}})', '(\1)::' || t.token[3], 'g') || ']'
        end,
        '' order by t.n
      )
    from regexp_matches(
      {{of}},
      '([^''"(]+|[''"(]|''(?:[^'']|'''')*''|"(?:[^"]|"")*")'
        || '|\(ARRAY\[({{_array_element}}(?:, {{_array_element}})*)\]\)::((?:[A-Za-z0-9_. ]|"[^"\\]+")+)\[\]',
      'g'
    ) with ordinality as t (token, n)
  )
end
