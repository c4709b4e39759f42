/** What an export has to restore, cycles first of all. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

const needsAtomicBodies = `
  create function first_id() returns bigint begin atomic select 1; end;
  create view numbers as select first_id() as id;
  create or replace function first_id() returns bigint begin atomic select min(id) from numbers; end`;

const everyKind = readFileSync(join(import.meta.dirname, "../snapshot/every-kind.sql"), "utf8");

/** Schemas by what of them is hard to restore. */
export const schemas: Readonly<Record<string, string>> = {
  "every kind of object": everyKind,
  "tables that refer to each other": `
    create table a (id int primary key); create table b (id int primary key, a int references a);
    alter table a add b int references b deferrable initially deferred`,
  "a default that calls a function that takes the table": `
    create table no (id int, label text);
    create function label_of(no) returns text language sql immutable as $$ select $1.id::text $$;
    create function next_label(row_of no default null) returns text language sql as $$ select 'x' $$;
    alter table no alter label set default next_label(null::no);
    alter table no add constraint named check (label_of(no) is not null)`,
  "a function of a parsed body and a view that need each other": needsAtomicBodies,
  "functions of parsed bodies that call each other": `
    create function ping(n int default 1) returns int begin atomic select n; end;
    create function pong(n int) returns int begin atomic select ping(n); end;
    create or replace function ping(n int default 1) returns int begin atomic select pong(n - 1); end`,
  "views that read each other": `
    create view left_side as select 1 as id; create view right_side as select id from left_side;
    create or replace view left_side as select id from right_side`,
  "a domain whose check calls a function of the domain": `
    create domain money_ as numeric;
    create function positive(m money_) returns boolean language sql immutable as $$ select m > 0 $$;
    alter domain money_ add constraint is_positive check (positive(value))`,
  "a view behind a cycle": `${needsAtomicBodies};
    create view a_behind as select id from numbers; create view z_behind as select id from a_behind`,
  "a serial column, an owned sequence and a sequence of nobody": `
    create table users (id serial primary key, code int); create sequence codes owned by users.code;
    create sequence free start 7; alter table users alter code set default nextval('codes')`,
  "partitions, their own indexes, and an index that gathers them": `
    create table events (id int, at date) partition by range (at);
    create table events_26 partition of events for values from ('2026-01-01') to ('2027-01-01');
    create table events_27 (at date, id int default 5);
    create index own_name on events_26 (id);
    create index on events (id);
    alter table events attach partition events_27 for values from ('2027-01-01') to ('2028-01-01')`,
  "an index that a table is clustered on and replicated by": `
    create table t (id int not null); create unique index t_by_id on t (id);
    alter table t replica identity using index t_by_id; alter table t cluster on t_by_id`,
  "a view that uses a cast of which PostgreSQL records nothing": `
    create type euro as (cents int);
    create function cents(euro) returns int language sql immutable as $$ select $1.cents $$;
    create cast (euro as int) with function cents(euro) as implicit;
    create view "Earlier" as select 1 + row(2)::euro as sum`,
  "a materialized view of nothing yet, with an index": `
    create table t (id int); create materialized view ratio as select 1 / count(*) as one from t with no data;
    create unique index on ratio (one)`,
  "inherited columns, defaults and checks": `
    create table parent (id int default 1, check (id > 0)); create table child (name text) inherits (parent);
    alter table child alter id set default 2; alter table child add check (id < 100)`,
  "types of types": `
    create type mood as enum ('sad', 'glad'); create type feeling as (mood mood, moods mood[]);
    create domain feelings as feeling[]; create type span as range (subtype = int);
    create table diary (id int, felt feelings, spans span[], years span)`,
  "comments, owners and privileges": `
    create table t (id int); comment on table t is 'it''s a table'; comment on column t.id is E'two\nlines';
    create function f() returns int language sql as 'select 1'; revoke execute on function f() from public;
    grant select (id), update on t to public; comment on function f() is 'f'`,
  "what is not a table's own": `
    create table t (id int); create schema app; create function app.note() returns trigger language plpgsql as $$ begin return new; end $$;
    create trigger noted before insert on t for each row execute function app.note();
    alter table t enable row level security; create policy mine on t using (id > 0);
    create rule silent as on delete to t do instead nothing; alter table t disable trigger noted`,
  "an extension, where its types are used": `
    create schema ext; create extension citext schema ext; create table t (name ext.citext, names ext.citext[]);
    create index on t (name); create view v as select name from t where name = 'x'`,
  "names that must be quoted": `
    create schema "a.b c"; create table "a.b c"."select" ("from" int primary key, "it""s" text default 'x', "🙂" int);
    create view "a.b c"."${"v".repeat(63)}" as select "from", "🙂" from "a.b c"."select";
    create index "an index" on "a.b c"."select" ("it""s");
    create function "a.b c"."do it"("first one" int) returns int language sql as 'select 1'`,
};
