-- Views: what the server prints for the same query differs most from version to version.
create view app.plain as select id, email from app.customers where state = 'new';
create view app.aliased as select c.id, c.name as email from app.customers as c where c.born > '2000-01-01' order by c.name, c.id desc;
create view app.ordered_by_other as select lower(name) as born, name from app.customers order by customers.born, lower(name);
create view app.whole as select c, c.* , (c.place).x from app.customers as c;
create view app.grouped as
  select state, count(*) as many, count(distinct name) filter (where born is null) as some, max(ratio) over () from app.customers
  group by state, ratio having count(*) > 1 and max(born) is distinct from min(born) order by count(*) desc nulls last, state limit 10 offset 2;
create view app.grouping as select state, born, grouping(state, born), sum(price) from app.customers group by rollup (state, born), cube (state);
create view app.joined as
  select c.id, o.id as order_id, o.total from app.customers as c inner join app.orders as o on o.customer_id = c.id
  left join app.orders as p on p.id = o.id where c.id in (select customer_id from app.orders where total > 5);
create view app.one_with_sublink as
  select id, (select max(total) from app.orders where customer_id = customers.id) as most,
    exists (select from app.orders as o where o.customer_id = customers.id and o.note = customers.name) as has,
    array(select o.id from app.orders as o order by o.id) as ids
  from app.customers where name = any (select note from app.orders where room = customers.number);
create view app.in_parts as select x.a, x.b from (select id as a, name as b from app.customers where id > 3) as x where x.a > 5;
create view app.with_cte as
  with recent as (select id, name from app.customers where born > '2000-01-01'), n (i) as materialized (select 1)
  select id, name, (select i from n) from recent where id > 1;
create recursive view app.tree (n) as select 1 union all select n + 1 from tree where n < 10;
create view app.united as select id, name from app.customers union all select id::bigint, note from app.orders order by 1;
create view app.excepted as (select id from app.customers except select customer_id from app.orders) intersect select 1::bigint;
create view app.valued as select * from (values (1, 'a'), (2, 'b')) as v (n, t);
create view app.from_function as select i, label from app.series(10) as s where s.i > 2;
create view app.from_series as select g from generate_series(1, 3) as g;
create view app.with_ordinality as select u.word, u.n from unnest(array['a', 'b']) with ordinality as u (word, n);
create view app.lateral_one as select c.id, l.n from app.customers as c cross join lateral (select count(*) as n from app.orders where customer_id = c.id) as l;
create view app.sampled as select id from app.customers tablesample bernoulli (10) repeatable (1);
create view app.only_parent as select name from only app.animals;
create view app.distinct_on as select distinct on (state) state, name from app.customers order by state, born desc;
create view app.distinct_all as select distinct name from app.customers;
create view app.windowed as
  select id, rank() over w, sum(price) over (partition by state order by born rows between 1 preceding and current row exclude ties), lag(name, 2) over w
  from app.customers window w as (partition by state order by born desc);
create view app.expressions as
  select
    extract(year from born) as y, substring(name from 2 for 3) as s, position('a' in name) as p, trim(both ' ' from name) as t,
    overlay(name placing 'x' from 1) as o, name like 'a%' as l, name not ilike '%b' as nl, name similar to 'a+' as sim, name ~ 'x' as re,
    born between '2000-01-01' and '2001-01-01' as bt, id in (1, 2, 3) as ins, state is distinct from 'new' as d,
    case state when 'new' then 1 when 'in progress' then 2 else 3 end as c1, case when id > 1 then name end as c2,
    coalesce(name, 'x') as co, nullif(name, '') as nu, greatest(id, 2) as g, least(id, 3) as le,
    seen at time zone 'UTC' as tz, now() - interval '1 day' as ago, current_timestamp as ct, localtime(2) as lt, current_user as cu,
    tags[1] as t1, tags[1:2] as t2, array[1, 2] || 3 as arr, row (id, price, name)::app.point is null as r, (place).x as px, extra -> 'a' as ja, extra #>> '{a,0}' as jp,
    id::text as ci, name::varchar(3) as cv, 'x'::text as lit, -1 as neg, - id as negid, 1.50 as num, '-3'::int as nint, true as yes, null as nothing,
    name collate "C" as coll, (id + 1) * 2 - 3 as ar, not (id > 1 and id < 3 or id = 5) as lo, (born, seen) overlaps (born, seen) as ov,
    normalize(name, nfc) as n, name is normalized as isn, xmlelement(name a, xmlattributes(id as b), name) as xe, xmlforest(id, name) as xf,
    app.lower_first(variadic tags) as va, app.named(first => name) as na, app.quick(1, 2) as q, num_nulls(id, name) as nn, "order" as "select", raw, flags,
    overlaps(born, seen, born, seen) is true as it, id % 2 as md, id ^ 2 as pw, |/ 4.0 as sq, @ id as ab, state::text || 'x' as st, count(*) over () as cn,
    date_trunc('day', seen) as dt, to_char(seen, 'YYYY') as tc, jsonb_build_object('a', id) as jb, string_to_array(name, ',') as sta, place = row (1, 2, 'x')::app.point as rc
  from app.customers;
create view app.xml as select xmlserialize(content xmlparse(document name) as text) as x, xmlpi(name php, 'y') as p, xmlroot(xmlparse(content name), version '1.0') as r, xmlconcat(name::xml, null) as c from app.customers;
create view app.xml_table as select x.a from xmltable('/r' passing xmlparse(document '<r/>') columns a int path 'a' default 3, n for ordinality) as x;
create view app.rows_from as select r.a, r.b from rows from (generate_series(1, 2), generate_series(3, 5)) as r (a, b);
create view app.column_list as select r.a from json_to_record('{}') as r (a app.status, b int);
create view app.locked as select id from app.customers for update nowait;
create view app.fetched as select id from app.customers order by id fetch first 3 rows with ties;
create view app.checked with (security_barrier) as select id, state from app.customers where state = 'new' with cascaded check option;
alter view app.checked alter column state set default 'done'::text::app.status;
create view app.no_columns as select from app.customers where id > 1;
create view app.same_names as select app.name, app.id from app.customers as app where app.name = lower(app.name) and app.state::app.status = 'new' and app.twice(app.number) > 2 order by app.id;
create view app."quoted ""view""" as select "Order; --"."a b", "Order; --"."select" from "Odd ""schema"".x"."Order; --" where "c""d" like E'it''s \\ "Order; --"."a b" %' or "c""d" = '"Order; --".x';
create view app.renamed as select renamed.a, renamed.b as c from app.customers as renamed (a, b);
create view app.self_join as select a.id, b.id as b from app.customers a, app.customers b where a.id = b.number;
create view app.natural_joined as select * from (select 1 as k, 2 as v) as a natural full join (select 1 as k, 3 as w) as b;
create view app.joined_alias as select j.id, j.total from (app.customers as c join app.orders as o using (id)) as j;
create view app.over_view as select many, state from app.grouped where "some" > 1 or state in (select state from app.plain join app.customers using (id));
create materialized view app.counts with (fillfactor = 80) as select state, count(*) as users from app.customers group by state with no data;
create unique index counts_state on app.counts (state);
alter materialized view app.counts alter column users set statistics 5;
comment on view app.plain is 'a view';
comment on column app.plain.email is 'where to write';
comment on materialized view app.counts is 'how many';
comment on column app.counts.users is 'many';
create view app.hidden_names as
  select id, (select 1) as one, (select max(o.id) + 1 from app.orders as o) as more, array(select o.id + 1 from app.orders as o) as ids
  from app.customers
  where exists (select 1 from app.orders where customer_id = customers.id) and not exists (select * from app.orders where room = 1)
    and exists (select o.id + 1, 'x', count(*) from app.orders as o group by o.id) and id in (select o.id + 1 from app.orders as o)
    and (id, name) in (select 1, 'a') and id > all (select 2 union select 3) and name = any (select 'x');
create view app.arms as
  select id, 'a' as kind, null as nothing, true as flag, 1 + 1 as two, count(*) over () as n from app.customers
  union all select o.id + 1, 'b', 'x', false, 3, 4 from app.orders as o
  union (select room, note, 'y', true, 5, 6 from app.orders except select 1, 'c', 'z', false, 7, 8)
  union all values (9, 'd', 'v', true, 10, 11);
create view app.arms_inside as
  select x.a, x.b from (select 1 as a, 'p' as b union all select 2, 'q' union all select id, name from app.customers) as x
  where x.a in (select 1 union select id + 1 from app.customers);
create view app.arms_in_cte as
  with recursive t (a, b) as (select 1, 'x' union all select t.a + 1, 'y' from t where t.a < 5), u as (select 1 as k, 'n' as l union select 2, 'm')
  select t.a, t.b, u.k from t, u;
create view app.unnamed_columns as select 1, now(), array[1], row (1, 2, 'x')::app.point is null as p, case when true then 1 end from app.customers;
create view app.new_and_old as select n.id, o.id as oid from app.customers as n, app.orders as o;
create view app.twice_the_same as select customers.id, (select count(*) from app.customers where customers.id > 5) as others from app.customers;
create view app.ordered_sets as
  select state, percentile_cont(0.5) within group (order by ratio) as median, string_agg(name, ', ' order by born desc, name) as names,
    array_agg(distinct id order by id) as ids, mode() within group (order by name) filter (where id > 1) as common
  from app.customers group by state order by state;
create view app.ordered_by_alias as select name as "order", lower(name) as name from app.customers order by 1, 2, customers.name, id;
create view app.distinct_on_alias as select distinct on (customers.name) lower(name) as name, id from app.customers order by customers.name, id;
create view app.grouped_alias as select lower(name) as name, count(*) from app.customers group by customers.name having count(*) > 1;
create view app.literals as
  select 'it''s' as a, 'customers.id' as b, E'back\\slash' as c, E'new\nline\n   FROM x.y\n' as d, '{"a": 1}'::jsonb as e, 1e10 as f, 1.0::real as g, 12345678901234567890 as h,
    '2020-01-01'::date as i, '1 day'::interval as j, b'101' as k, '\x01'::bytea as l, 'infinity'::timestamptz as m, array[]::int[] as n, '10.0.0.1'::inet as o, '(1,2)'::point as p,
    null::int as q, -5 as r, '-5'::bigint as s, 'a'::"char" as t, 'n'::name as u, date '2020-01-01' + 1 as v, time '10:00' as w, $$dollar 'q'$$ as x, customers.id
  from app.customers where name <> 'customers.name = "customers".x' and name not like '%''%';
