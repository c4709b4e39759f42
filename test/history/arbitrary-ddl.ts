/** Random DDL over every kind of object, for tests that hold whatever runs. */
import fc from "fast-check";

/** What stands in braces in a template, and what it may become. */
const words: Readonly<Record<string, readonly string[]>> = {
  schema: ["public", "app", '"Odd s"'],
  table: ["public.alpha", "public.beta", "app.alpha", 'app."Beta b"'],
  parent: ["public.parts", "app.parts"],
  view: ["public.seen", 'app."Seen v"'],
  matview: ["public.kept", "app.kept"],
  index: ["alpha_a", '"An i"', "beta_b"],
  sequence: ["public.counter", "app.counter"],
  column: ["id", "a", "b", '"C c"'],
  type: [
    "int",
    "text",
    "numeric(8, 2)",
    "timestamptz",
    "int[]",
    "app.mood",
    "app.code",
    "app.pair",
  ],
  enum: ["app.mood", "public.mood"],
  domain: ["app.code", "public.code"],
  composite: ["app.pair", "public.pair"],
  range: ["app.span", "public.span"],
  function: ["public.calc", "app.calc"],
  name: ["one", "two", '"Three 3"'],
  role: ["current_user", "public", "plain_role"],
  text: ["'said'", "'it''s'", "null"],
  number: ["1", "7", "42"],
};

/** Each is tried as it is and often fails, as it would for a user. */
const templates = `
create table {table} (id int primary key, {column} {type}, {column} {type})
create table {table} (id int generated always as identity, n serial, check (n > 0))
create table {table} (like {table} including all)
create table {table} (a int, b text default app.calc({number}), c int generated always as (a + 1) stored)
create unlogged table {table} (a int, b text) inherits ({table})
create table {parent} (id int, a int) partition by range (id)
create table {table} partition of {parent} for values from ({number}) to (100)
alter table {parent} attach partition {table} for values from (200) to (300)
alter table {parent} detach partition {table}
create index on {parent} ({column})
drop table {table}
drop table {table} cascade
drop table {parent} cascade
alter table {table} add column {column} {type}
alter table {table} add column {column} int default {number} not null
alter table {table} drop column {column}
alter table {table} drop column {column} cascade
alter table {table} alter column {column} type {type} using null
alter table {table} alter column {column} set not null
alter table {table} alter column {column} drop not null
alter table {table} alter column {column} set default null
alter table {table} alter column {column} set default app.calc({number})
alter table {table} alter column {column} drop default
alter table {table} alter column {column} set statistics {number}
alter table {table} rename column {column} to {column}
alter table {table} rename to {name}
alter table {table} set schema {schema}
alter table {table} add foreign key (id) references {table}
alter table {table} add constraint {name} check (id > {number}) not valid
alter table {table} validate constraint {name}
alter table {table} drop constraint {name}
alter table {table} rename constraint {name} to {name}
alter table {table} add unique ({column})
alter table {table} set (fillfactor = 70)
alter table {table} enable row level security
alter table {table} replica identity full
alter table {table} owner to {role}
alter table {table} inherit {table}
comment on table {table} is {text}
comment on column {table}.{column} is {text}
grant select on {table} to {role}
grant update ({column}) on {table} to {role}
revoke all on {table} from {role}
create index {index} on {table} ({column})
create unique index concurrently {index} on {table} (id)
drop index {index}
alter index {index} rename to {index}
alter index {index} set (fillfactor = 60)
comment on index {index} is {text}
reindex table {table}
cluster {table}
create view {view} as select {column}, id from {table}
create or replace view {view} as select {column}, id from {table} where id > {number}
create view {view} as select * from {view}
create view {view} with (security_barrier) as select app.calc(id) as a, id from {table}
alter view {view} rename to {name}
alter view {view} set schema {schema}
alter view {view} alter column id set default {number}
drop view {view}
drop view {view} cascade
comment on view {view} is {text}
create materialized view {matview} as select id, {column} from {table}
create materialized view {matview} as select 1 as id with no data
create index on {matview} (id)
refresh materialized view {matview}
alter materialized view {matview} set schema {schema}
drop materialized view {matview}
create sequence {sequence} start {number}
create sequence {sequence} owned by {table}.id
alter sequence {sequence} increment {number}
alter sequence {sequence} rename to {name}
alter sequence {sequence} owned by none
drop sequence {sequence}
create function {function}(int) returns text language sql immutable as $$ select $1::text $$
create or replace function {function}(int) returns text language sql as $$ select 'other' $$
create function {function}(n int default 1) returns int begin atomic select n; end
create or replace function {function}(n int) returns text begin atomic select max({column})::text from {table}; end
create function {function}(text) returns trigger language plpgsql as $$ begin return new; end $$
create function {function}() returns trigger language plpgsql as $$ begin return new; end $$
create function {function}({type}) returns {type} language plpgsql as $$ begin return null; end $$
create function {function}({table}) returns int language sql as 'select 1'
alter function {function}(int) stable
alter function {function}(int) set schema {schema}
alter function {function}(int) rename to {name}
alter function {function}(int) owner to {role}
alter function {function}(int) set search_path = app
grant execute on function {function}(int) to {role}
revoke execute on function {function}(int) from public
comment on function {function}(int) is {text}
drop function {function}(int)
drop function {function}(int) cascade
create procedure {schema}.run(int) language plpgsql as $$ begin end $$
drop procedure {schema}.run(int)
create aggregate {schema}.total(int) (sfunc = int4pl, stype = int)
drop aggregate {schema}.total(int)
create trigger {name} before insert on {table} for each row execute function {function}()
alter table {table} disable trigger {name}
alter trigger {name} on {table} rename to {name}
drop trigger {name} on {table}
create policy {name} on {table} using (id > {number})
alter policy {name} on {table} to {role}
alter policy {name} on {table} rename to {name}
drop policy {name} on {table}
create rule {name} as on delete to {table} do instead nothing
alter rule {name} on {table} rename to {name}
drop rule {name} on {table}
create statistics {schema}.stat on a, b from {table}
alter statistics {schema}.stat rename to {name}
drop statistics {schema}.stat
create type {enum} as enum ('sad', 'glad')
alter type {enum} add value 'calm' before 'glad'
alter type {enum} rename value 'sad' to 'blue'
alter type {enum} set schema {schema}
drop type {enum}
drop type {enum} cascade
create domain {domain} as text default 'x' check (value <> '')
create domain {domain} as int not null
alter domain {domain} add constraint {name} check (value is not null) not valid
alter domain {domain} drop constraint {name}
alter domain {domain} rename to {name}
comment on domain {domain} is {text}
drop domain {domain} cascade
create type {composite} as (a int, b {type})
alter type {composite} add attribute {column} {type}
alter type {composite} drop attribute {column} cascade
alter type {composite} rename attribute a to {column}
alter type {composite} owner to {role}
drop type {composite}
create type {range} as range (subtype = int)
alter type {range} rename to {name}
drop type {range} cascade
create cast ({enum} as int) with function {function}({enum})
drop cast if exists ({enum} as int)
create operator {schema}.@@@ (leftarg = int, rightarg = int, function = int4pl)
drop operator {schema}.@@@ (int, int)
create operator family {schema}.family using btree
create operator class {schema}.class for type int using btree family {schema}.family as operator 1 <
alter operator family {schema}.family using btree rename to {name}
drop operator family {schema}.family using btree cascade
create collation {schema}.sorted (provider = libc, locale = 'C')
alter table {table} alter column b type text collate app.sorted
drop collation {schema}.sorted
create conversion {schema}.latin for 'LATIN1' to 'UTF8' from iso8859_1_to_utf8
drop conversion {schema}.latin
create text search dictionary {schema}.plain (template = simple)
create text search configuration {schema}.words (copy = simple)
alter text search configuration {schema}.words alter mapping for word with app.plain
alter text search configuration {schema}.words rename to {name}
drop text search configuration {schema}.words
drop text search dictionary {schema}.plain cascade
create foreign data wrapper far
create server {name} foreign data wrapper far options (host 'h')
alter server {name} options (add port '1')
create user mapping for {role} server {name} options (password 'hush')
create foreign table {table} (id int, a {type}) server {name}
drop server {name} cascade
drop foreign data wrapper far cascade
create publication {name} for table {table}
alter publication {name} add table {table}
alter publication {name} set (publish = 'insert')
drop publication {name}
create trusted language tongue handler plpgsql_call_handler
drop language tongue
create access method heap2 type table handler heap_tableam_handler
drop access method heap2 cascade
create schema {name}
alter schema {schema} rename to {name}
alter schema {name} rename to {schema}
grant usage on schema {schema} to {role}
drop schema {name} cascade
create extension citext schema {schema}
drop extension citext cascade
alter extension citext set schema {schema}
alter default privileges in schema {schema} grant select on tables to {role}
alter default privileges revoke execute on functions from public
reassign owned by plain_role to current_user
create temporary table {name} (id int)
select 1 as id, 'x' as a into {table}
do $$ begin create table {table} (id int); drop table {table}; end $$
do $$ begin create table {table} (id int); raise exception 'no'; exception when others then null; end $$`
  .split("\n")
  .filter((line) => line !== "");

const ddl = fc.constantFrom(...templates).chain((template) =>
  fc
    .tuple(
      ...[...template.matchAll(/\{(\w+)\}/g)].map(([, word = ""]) =>
        fc.constantFrom(...(words[word] ?? [])),
      ),
    )
    .map((chosen) => {
      let next = 0;
      return template.replaceAll(/\{\w+\}/g, () => chosen[next++] ?? "");
    }),
);

const control = fc.constantFrom(
  "begin",
  "commit",
  "commit",
  "rollback",
  "savepoint here",
  "rollback to here",
  "release here",
  "set session authorization plain_role",
  "reset session authorization",
);

/**
 * Statements in the order in which they run; `plain_role` stands for a role
 * without particular rights.
 */
export const statements = fc.array(
  fc.oneof({ weight: 6, arbitrary: ddl }, { weight: 1, arbitrary: control }),
  { minLength: 10, maxLength: 60, size: "max" },
);

/** There from the beginning, so that more statements succeed. */
export const seed = `
  set client_min_messages = error;
  create schema app;
  create type app.mood as enum ('sad', 'glad');
  create domain app.code as text;
  create type app.pair as (a int, b text);
  create function app.calc(int) returns text language sql immutable as $$ select $1::text $$;
  create function app.calc() returns trigger language plpgsql as $$ begin return new; end $$;
  create table public.alpha (id int primary key, a int, b text default app.calc(1));
  create table app.alpha (id int primary key, a int references public.alpha, b text);
  create view public.seen as select id, b as a from public.alpha;
  grant usage, create on schema public, app to plain_role`;

/** What changes objects that no event names: they are read when it is folded, as they are by then. */
export const leavesDependents = /\brename\b|\bset schema\b/;

/** What does and names nothing: only reconciling finds it. */
export const leavesUntold = /\breassign\b/;
