-- What an index is on and how, without its name and options. pg_get_indexdef opens the table, which at
-- 10,000 tables is most of the time of reading them: the usual index, of up to three columns that have the
-- operator class of their own type, is spelled from the catalog, in the same words.
-- Expects `c` (the index) and `i` (pg_index).
case when i.indisunique then 'UNIQUE ON ' else 'ON ' end || coalesce(
  case
    when
      i.indnatts <= 3 and i.indnatts = i.indnkeyatts and i.indexprs is null and i.indpred is null and c.reloptions is null
      and (not i.indisunique or not {{_index_nulls_not_distinct}})
      then
        -- ::regclass would take three times as long
        (select format('%I.%I', n.nspname, t.relname) from pg_class as t inner join pg_namespace as n on n.oid = t.relnamespace where t.oid = i.indrelid)
        || ' USING ' || (select quote_ident(am.amname) from pg_am as am where am.oid = c.relam) || ' ('
        || {{_index_part position=0}}
        || case when i.indnatts > 1 then ', ' || {{_index_part position=1}} else '' end
        || case when i.indnatts > 2 then ', ' || {{_index_part position=2}} else '' end
        || ')'
  end,
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
