-- The slow way of _query_text.sql, for a query with queries in it: by its words, in passes over them.
-- Expects the template parameter `of`.
--   word      a name, a literal or an operator's character; the space before it is apart
--   level     how deep in parentheses; `opened` is where the innermost of them opens
--   is_query  these parentheses hold a SELECT, not only deeper down
--   is_outer  not in such parentheses
--   in_from   between FROM and the clause after it
--   name      what the one item of FROM is called: the last word of it that is not in parentheses; null
--             where there are more items than one
select
  string_agg(
    case
      when s.is_prefix then s.space
      when s.after_prefix or s.word = 'NO' and s.next = 'INDENT' and s.second = ')' or s.word = 'INDENT' and s.previous = 'NO' then ''
      else s.space || s.word
    end,
    '' order by s.n
  )
from (
  select p.*, coalesce(lag(p.is_prefix) over (order by p.n), false) as after_prefix
  from (
    select
      f.*,
      f.is_outer and not f.in_from and f.word = f.name and f.next = '.' and f.second ~ '^[a-z_"]'
        and f.third not in ('(', '.') and f.previous not in ('.', '::', 'COLLATE', 'RETURNING', 'AS') as is_prefix
    from (
      select
        r.*,
        case
          when bool_or(
            r.is_outer and (
              r.level = 0 and r.word in ('UNION', 'INTERSECT', 'EXCEPT')
              or r.in_from and (r.word = 'JOIN' or r.level = 0 and r.word = ',')
            )
          ) over () then null
          else max(r.word) filter (where r.n = r.name_at) over ()
        end as name
      from (
        select
          i.*,
          max(i.n) filter (
            where i.in_from and i.is_outer and i.level = 0 and i.word ~ '^[a-z_"]'
          ) over () as name_at
        from (
          select
            o.*,
            coalesce(
              max(o.n) filter (where o.is_outer and o.level = 0 and o.word = 'FROM' and o.previous <> 'DISTINCT') over (order by o.n)
              > coalesce(
                max(o.n) filter (
                  where
                    o.is_outer and o.level = 0
                    and o.word in ('TABLESAMPLE', 'WHERE', 'GROUP', 'HAVING', 'WINDOW', 'ORDER', 'LIMIT', 'OFFSET', 'FETCH', 'FOR')
                ) over (order by o.n),
                0
              ),
              false
            ) as in_from
          from (
            select
              q.*,
              sum(case when q.is_query then case q.word when '(' then 1 when ')' then -1 else 0 end else 0 end) over (order by q.n) = 0
                as is_outer
            from (
              select g.*, g.level > 0 and bool_or(g.word = 'SELECT') over (partition by g.level, g.opened) as is_query
              from (
                select l.*, max(l.n) filter (where l.word = '(') over (partition by l.level order by l.n) as opened
                from (
                  select
                    w.*,
                    sum(case w.word when '(' then 1 when ')' then -1 else 0 end) over (order by w.n)
                      + case w.word when ')' then 1 else 0 end as level
                  from (
                    select
                      t.n, b.word, left(t.token[1], length(t.token[1]) - length(b.word)) as space,
                      coalesce(lag(b.word) over (order by t.n), '') as previous,
                      coalesce(lead(b.word) over (order by t.n), '') as next,
                      coalesce(lead(b.word, 2) over (order by t.n), '') as second,
                      coalesce(lead(b.word, 3) over (order by t.n), '') as third
                    from regexp_matches({{of}}, '\s*(?:''(?:[^'']|'''')*''|"(?:[^"]|"")*"|[A-Za-z_][A-Za-z0-9_$]*|::|.)', 'g')
                      with ordinality as t (token, n)
                    cross join lateral (select ltrim(t.token[1], E' \n\t') as word) as b
                  ) as w
                ) as l
              ) as g
            ) as q
          ) as o
        ) as i
      ) as r
    ) as f
  ) as p
) as s
