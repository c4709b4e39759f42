-- What an index is on and how, without its name and options. Expects `c` (the index) and `i` (pg_index).
case when i.indisunique then 'UNIQUE ON ' else 'ON ' end || coalesce(
  {{_index_usual_target}},
  case
    when c.reloptions is null then {{_index_target}}
    else replace(
      {{_index_target}},
      (
        select ' WITH (' || string_agg(
          format('%I=', split_part(o.option, '=', 1)) || case
            when quote_ident(option.value) = option.value then option.value
            else quote_literal(option.value)
          end,
          ', ' order by o.position
        ) || ')'
        from unnest(c.reloptions) with ordinality as o (option, position)
        cross join lateral (select substr(o.option, strpos(o.option, '=') + 1) as value) as option
      ),
      ''
    )
  end
)
