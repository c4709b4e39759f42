-- A view's query as every version of PostgreSQL would print it, to be compared, not run. Up to 15 a query
-- of one relation names it before each column, since 16 where a column would be mistaken for an output
-- name only; and since 16 XMLSERIALIZE says NO INDENT. Both are left out here. Expects the template
-- parameter `of`, what pg_get_viewdef() printed without the semicolon.
--
-- It must never make two queries alike, so it does only what is certain: where the outermost query has one
-- item in FROM, called `name`, then outside sub-selects and outside FROM what reads `name.column` is that
-- column. A function, type, collation or operator of a schema called so is left as it is: a function is
-- followed by its arguments, the others stand behind a word that says what they are.
--
-- The usual cases are told by the shape of the text: nothing to do; several items in FROM; a relation with
-- a plain name and no query within the query, where one replacement that copies all else does it. There is
-- nothing but that relation for such a prefix to name, so it need not be looked up: a pattern that differs
-- from view to view would be compiled for each. What costs is the number of places where the pattern matches,
-- so it matches no word that is left as it is.
case
  when current_setting('server_version_num')::int >= 160000 and {{of}} !~ 'ORDER BY|DISTINCT ON|NO INDENT' then {{of}}
  when {{of}} ~ '\n   FROM (?:\((?! SELECT| ?VALUES)|(?!\( SELECT)[^\n]*,\n)' and {{of}} !~ '\n   FROM .*\n   FROM ' then
    case
      when {{of}} !~ 'NO INDENT' then {{of}}
      else regexp_replace({{of}}, '(''(?:[^'']|'''')*''|"(?:[^"]|"")*")| NO INDENT(?=\))', '\1', 'g')
    end
  when
    {{of}} !~ 'SELECT.*SELECT|\n   FROM .*\n   FROM '
    and {{of}} ~ '\n   FROM (?:ONLY )?(?:[a-z0-9_]+\.)?[a-z0-9_]+(?: [a-z0-9_]+)?(?:\n|$)'
  then
    regexp_replace(
      {{of}},
      '(''(?:[^'']|'''')*''|"(?:[^"]|"")*"|\n   FROM (?:ONLY )?[a-z0-9_]+\.?'
        || '|(?:::|COLLATE |RETURNING |AS )[a-z0-9_]+\.)| NO INDENT(?=\))'
        || '|\m[a-z_][a-z0-9_]*\.(?=[a-z_"])(?!(?:[a-z0-9_]+|"(?:[^"]|"")*")[(.])',
      '\1', 'g'
    )
  else (
{{_query_words of={{of}}}}
  )
end
