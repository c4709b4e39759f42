-- A notice that counts and names the objects of an environment which a comparison leaves out; none for none.
create or replace function pggit.tell_not_compared(environment text, names text[]) returns void
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  if cardinality(names) > 0 then
    raise notice '% of % not compared: %',
      case cardinality(names) when 1 then '1 object' else cardinality(names) || ' objects' end,
      environment || case cardinality(names) when 1 then ' is' else ' are' end,
      pggit.list_few(names);
  end if;
end
$$;

comment on function pggit.tell_not_compared(text, text[]) is 'A notice about the objects that a comparison leaves out';
