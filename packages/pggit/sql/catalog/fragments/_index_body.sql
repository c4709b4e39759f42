-- What an index is on and how, without its name and options. pg_get_indexdef opens the table, which at
-- 10,000 tables is most of the time of reading them: the usual index, whose columns have the operator
-- class of their own type, is spelled from the catalog, in the same words.
-- Expects `c` (the index) and `i` (pg_index).
case when i.indisunique then 'UNIQUE ON ' else 'ON ' end || coalesce(
  (
    select
      case when count(*) = i.indnatts then
        i.indrelid::regclass || ' USING ' || min(quote_ident(am.amname)) || ' ('
        || string_agg(quote_ident(a.attname), ', ' order by k.position) || ')'
      end
    from generate_series(0, i.indnatts - 1) as k (position)
    inner join pg_attribute as a on a.attrelid = i.indrelid and a.attnum = i.indkey[k.position]
    inner join pg_opclass as o on o.oid = i.indclass[k.position]
    inner join pg_am as am on am.oid = o.opcmethod
    where
      i.indexprs is null and i.indpred is null and c.reloptions is null and i.indnatts = i.indnkeyatts
      and (not i.indisunique or not coalesce((to_jsonb(i) ->> 'indnullsnotdistinct')::boolean, false))
      and i.indoption[k.position] = 0 and i.indcollation[k.position] in (0, a.attcollation)
      and o.opcdefault and (o.opcintype = a.atttypid or (a.atttypid = 'varchar'::regtype and o.opcintype = 'text'::regtype))
  ),
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
