-- Functions, procedures, aggregates; bodies as text and as SQL that the server prints.
create function app.tax(amount numeric, rate numeric default 0.19, out net numeric, out gross numeric)
  language sql immutable parallel safe as $$ select amount, amount * (1 + rate) $$;
create function app.lower_first(variadic words text[]) returns text language sql stable strict leakproof cost 5
  as $$ select lower(words[1]) $$;
create function app.series(n int) returns table (i int, label text) language plpgsql rows 50 security definer
  set search_path = app, pg_temp set work_mem to '8MB'
  as $$ begin return query select g, g::text from generate_series(1, n) as g; end $$;
create function app.twice(n int) returns int language sql immutable begin atomic
  select n * 2;
end;
create function app.named(first text, second text default 'x') returns text language sql begin atomic
  select first || second || coalesce(first, second) || 'a''b' || E'\\x';
end;
create function app.quick(a int, b int) returns int language sql return a + b * case when a > 0 then 1 else 2 end;
create function app.touch() returns trigger language plpgsql as $$ begin new.seen := now(); return new; end $$;
create function app.check_it() returns trigger language plpgsql as $$ begin return null; end $$;
create function app.total_step(state numeric, item numeric) returns numeric language sql immutable
  as 'select state + item';
create aggregate app.total(numeric) (sfunc = app.total_step, stype = numeric, initcond = '0', parallel = safe);
create aggregate app.longest(text) (sfunc = textcat, stype = text);
create function app.poly(anyelement) returns anyarray language sql as 'select array[$1]';
create procedure app.reset(in a int, inout b text) language plpgsql as $$ begin b := a::text; end $$;
