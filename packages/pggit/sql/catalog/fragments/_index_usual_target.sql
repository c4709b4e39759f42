-- The definition of the usual index from the table on, in the words of pg_get_indexdef, which opens the
-- table: at 10,000 tables that is most of the time of reading indexes. Usual is one of up to three columns
-- that have the operator class of their own type; NULL for any other. Expects `c` (the index) and `i` (pg_index).
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
end
