/** Statements of every kind, and what each leaves in history. */

/** Statements in order, each sent by itself; and the messages of the commits that they come to. */
export interface Case {
  readonly name: string;
  readonly setup?: string;
  readonly ddl: readonly string[];
  readonly commits: readonly string[];
}

/** What the events alone tell. */
export const told: readonly Case[] = [
  {
    name: "names that need quotes",
    ddl: [
      'create schema "My ""App"""',
      'create table "My ""App"""."Order; drop" ("a b" int, "c""d" text)',
      'alter table "My ""App"""."Order; drop" rename column "a b" to "select"',
      `comment on column "My ""App"""."Order; drop"."select" is 'it''s'`,
    ],
    commits: [
      'CREATE SCHEMA "My ""App"""',
      'CREATE TABLE "My ""App"""."Order; drop"',
      'ALTER TABLE "My ""App"""."Order; drop"',
      'COMMENT "My ""App"""."Order; drop"',
    ],
  },
  {
    name: "temporary tables, which are nobody's history",
    ddl: [
      "create temp table t (id serial primary key, a text default 'x' check (a <> ''))",
      "create index on t (a)",
      "alter table t add column b int",
      "create temp view v as select a from t",
      "drop table t cascade",
      "create temp table u as select 1 as a",
      "select a into temp w from u",
      "discard temp",
    ],
    commits: [],
  },
  {
    name: "an extension, without what it contains",
    ddl: [
      "create extension hstore",
      "create extension pgcrypto",
      "comment on function hstore(text, text) is 'a member'",
      "drop extension pgcrypto",
    ],
    commits: ["CREATE EXTENSION hstore", "CREATE EXTENSION pgcrypto", "DROP EXTENSION pgcrypto"],
  },
  {
    name: "indexes made and dropped concurrently",
    setup: "create table t (a int, b int)",
    ddl: [
      "create index concurrently i on t (a)",
      "create unique index concurrently if not exists i on t (a)",
      "reindex index concurrently i",
      "drop index concurrently i",
    ],
    commits: ["CREATE INDEX public.i", "DROP INDEX public.i"],
  },
  {
    name: "a refresh of a materialized view, which changes no schema",
    setup: "create materialized view m as select 1 as a; create unique index on m (a)",
    ddl: ["refresh materialized view m", "refresh materialized view concurrently m"],
    commits: [],
  },
  {
    name: "what belongs to a table goes under the table",
    setup: "create table t (id int, a text); create table other (id int primary key)",
    ddl: [
      "alter table t add constraint t_check check (a <> '')",
      "alter table t rename constraint t_check to t_not_empty",
      "comment on constraint t_not_empty on t is 'why'",
      "alter table t add primary key (id)",
      "alter table t alter a set default 'x'",
      "alter table t add foreign key (id) references other",
      "alter table t enable row level security",
      "alter table t alter a set statistics 100",
    ],
    commits: Array.from({ length: 8 }, (_, n) =>
      n === 2 ? "COMMENT public.t" : "ALTER TABLE public.t",
    ),
  },
  {
    name: "a serial's sequence gets another owner with its table",
    setup: "create table t (id serial, n int)",
    ddl: ["alter table t owner to pg_monitor", "alter table t add column m int"],
    commits: ["ALTER TABLE: public.t_id_seq, public.t", "ALTER TABLE public.t"],
  },
  {
    name: "an identity column is its table's, a serial's sequence stands by itself",
    ddl: [
      "create table a (id int generated always as identity)",
      "alter table a alter id set increment by 5",
      "alter sequence a_id_seq rename to numbers",
      "comment on sequence numbers is 'said'",
      "grant usage on sequence numbers to public",
      "create table b (id serial)",
      "drop table b",
    ],
    commits: [
      "CREATE TABLE public.a",
      "ALTER TABLE public.a",
      "ALTER SEQUENCE public.a",
      "COMMENT public.a",
      "GRANT public.a",
      "CREATE SEQUENCE, CREATE TABLE: public.b_id_seq, public.b",
      "DROP TABLE: public.b_id_seq, public.b",
    ],
  },
  {
    name: "columns, defaults and keys that go with what they needed",
    setup: `create type mood as enum ('sad'); create function one() returns int language sql as 'select 1';
      create table parent (id int primary key);
      create table t (id int references parent, m mood, n int default one())`,
    ddl: ["drop type mood cascade", "drop function one() cascade", "drop table parent cascade"],
    commits: [
      "DROP TYPE: public.mood, public.t",
      "DROP FUNCTION: public.one(), public.t",
      "DROP TABLE: public.parent, public.t",
    ],
  },
  {
    name: "views, functions, triggers and policies",
    setup: "create table t (id int)",
    ddl: [
      "create view v as select id from t",
      "create or replace view v as select id, 1 as one from t",
      "create function f() returns trigger language plpgsql as 'begin return new; end'",
      "create trigger g before insert on t for each row execute function f()",
      "create policy p on t using (id > 0)",
      "alter policy p on t rename to q",
      "alter function f() owner to current_user",
      "drop table t cascade",
    ],
    commits: [
      "CREATE VIEW public.v",
      "CREATE VIEW public.v",
      "CREATE FUNCTION public.f()",
      "CREATE TRIGGER g on public.t",
      "CREATE POLICY p on public.t",
      "ALTER POLICY q on public.t",
      "DROP TABLE: q on public.t, public.t, g on public.t, public.v",
    ],
  },
  {
    name: "types of all sorts",
    ddl: [
      "create type mood as enum ('sad')",
      "alter type mood add value 'happy'",
      "create type pair as (a int, b text)",
      "alter type pair add attribute c int",
      "comment on column pair.a is 'first'",
      "create domain positive as int check (value > 0)",
      "alter domain positive rename constraint positive_check to above_zero",
      "create type span as range (subtype = float8)",
      "drop type pair",
    ],
    commits: [
      "CREATE TYPE public.mood",
      "ALTER TYPE public.mood",
      "CREATE TYPE public.pair",
      "ALTER TYPE public.pair",
      "COMMENT public.pair",
      "CREATE DOMAIN public.positive",
      "ALTER DOMAIN public.positive",
      "CREATE TYPE public.span",
      "DROP TYPE public.pair",
    ],
  },
  {
    name: "CREATE TABLE AS and SELECT INTO",
    ddl: ["create table a as select 1 as x", "select 2 as y into b"],
    commits: ["CREATE TABLE AS public.a", "SELECT INTO public.b"],
  },
  {
    name: "a schema with its elements, in one commit",
    ddl: ["create schema s create table t (id int) create view v as select id from t"],
    commits: ["CREATE SCHEMA, CREATE TABLE, CREATE VIEW: s, s.t, s.v"],
  },
  {
    name: "partitions that come, are attached and go",
    setup: "create table p (id int) partition by range (id); create table loose (id int)",
    ddl: [
      "create table p1 partition of p for values from (0) to (10)",
      "alter table p attach partition loose for values from (10) to (20)",
      "alter table p detach partition p1",
      "create index on p (id)",
    ],
    commits: [
      "CREATE TABLE public.p1",
      "ALTER TABLE public.loose",
      "ALTER TABLE public.p1",
      "CREATE INDEX public.p_id_idx",
    ],
  },
  {
    name: "GRANT and REVOKE, which name no object to an event trigger",
    setup: `create table t (a int, b int); create function f() returns int language sql as 'select 1';
      create schema s; create sequence q; create type mood as enum ('sad')`,
    ddl: [
      "grant select on t to public",
      "grant update (b) on t to public",
      "revoke select on t from public",
      "grant usage on schema s to public",
      "revoke execute on function f() from public",
      "grant usage on sequence q to public",
      "revoke usage on type mood from public",
      "grant select on table t, q to pg_monitor",
    ],
    commits: [
      "GRANT public.t",
      "GRANT public.t",
      "REVOKE public.t",
      "GRANT s",
      "REVOKE public.f()",
      "GRANT public.q",
      "REVOKE public.mood",
      "GRANT: public.q, public.t",
    ],
  },
  {
    name: "ALTER DEFAULT PRIVILEGES, which names no object either",
    setup: "create schema s",
    ddl: [
      "alter default privileges grant select on tables to public",
      "alter default privileges in schema s grant usage on sequences to pg_monitor",
      "alter default privileges grant insert on tables to pg_monitor",
      "begin; alter default privileges revoke execute on functions from public; alter default privileges revoke usage on types from public; commit",
      "alter default privileges revoke select, insert on tables from public, pg_monitor",
      "drop schema s cascade",
    ],
    commits: [
      "ALTER DEFAULT PRIVILEGES for role postgres on tables",
      "ALTER DEFAULT PRIVILEGES for role postgres in schema s on sequences",
      "ALTER DEFAULT PRIVILEGES for role postgres on tables",
      "ALTER DEFAULT PRIVILEGES: for role postgres on functions, for role postgres on types",
      "ALTER DEFAULT PRIVILEGES for role postgres on tables",
      "DROP SCHEMA: for role postgres in schema s on sequences, s",
    ],
  },
  {
    name: "GRANT on what an extension contains, which is the extension's",
    setup: "create extension dblink; create extension hstore",
    ddl: [
      "grant execute on function dblink_connect_u(text) to pg_monitor",
      "revoke execute on function hstore(text, text), dblink_connect(text) from public",
    ],
    commits: ["GRANT dblink", "REVOKE: dblink, hstore"],
  },
  {
    name: "statistics, and those that go with their table",
    setup: "create table t (a int, b int)",
    ddl: [
      "create statistics s on a, b from t",
      "alter statistics s set statistics 10",
      "comment on statistics s is 'why'",
      "alter statistics s rename to s2",
      "drop statistics s2",
      "create statistics s on a, b from t",
      "drop table t",
    ],
    commits: [
      "CREATE STATISTICS public.s",
      "ALTER STATISTICS public.s",
      "COMMENT public.s",
      "ALTER STATISTICS public.s2",
      "DROP STATISTICS public.s2",
      "CREATE STATISTICS public.s",
      "DROP TABLE: public.s, public.t",
    ],
  },
  {
    name: "many GRANTs in one transaction with the tables they are for",
    ddl: [
      "begin; create table a (id int); create table b (id int); grant select on a to public; grant select on b to public; commit",
    ],
    commits: ["CREATE TABLE, GRANT: public.a, public.b"],
  },
  {
    name: "DDL in a function, in a DO block and in savepoints",
    setup:
      "create function make() returns void language plpgsql as $$ begin execute 'create table made (id int)'; end $$",
    ddl: [
      "select make()",
      "do $$ begin create table done (id int); alter table done add column a text; end $$",
      `begin; create table kept (id int); savepoint s; create table gone (id int);
        alter table kept add column no int; rollback to s; alter table kept add column yes int; commit`,
    ],
    commits: [
      "CREATE TABLE public.made",
      "CREATE TABLE, ALTER TABLE: public.done",
      "CREATE TABLE, ALTER TABLE: public.kept",
    ],
  },
  {
    name: "a procedure that commits between its statements",
    setup: `create procedure steps() language plpgsql as $$ begin
      create table one (id int); commit; create table two (id int); commit; end $$`,
    ddl: ["call steps()"],
    commits: ["CREATE TABLE public.one", "CREATE TABLE public.two"],
  },
  {
    name: "DROP OWNED",
    setup: `create role captured_owner; create table mine (id int);
      alter table mine owner to captured_owner; create view over_mine as select id from mine`,
    ddl: ["drop owned by captured_owner cascade", "drop role captured_owner"],
    commits: ["DROP OWNED: public.mine, public.over_mine"],
  },
  {
    name: "what was rolled back, or refused by the server",
    ddl: [
      "begin; create table t (id int); rollback",
      "create table if not exists pg_class (id int)",
    ],
    commits: ["CREATE TABLE public.pg_class"],
  },
  {
    name: "a statement that changes nothing",
    setup: "create table t (id int); create view v as select id from t",
    ddl: [
      "create or replace view v as select id from t",
      "alter table t alter id drop default",
      "create table if not exists t (id int)",
      "alter table t set without cluster",
    ],
    commits: [],
  },
];

/** What no event names, though a statement changed it. */
export const untold: readonly Omit<Case, "commits">[] = [
  { name: "a table that EXPLAIN made", ddl: ["explain analyze create table t as select 1 as a"] },
  {
    name: "what uses the types of an extension that moved",
    setup: "create schema s; create extension citext; create table t (c citext)",
    ddl: ["alter extension citext set schema s"],
  },
  {
    name: "what became the system's",
    setup: "set allow_system_table_mods = on; create table t (id int)",
    ddl: ["alter table t set schema pg_catalog"],
  },
  {
    name: "DDL while session_replication_role is replica",
    setup: "create table t (id int)",
    ddl: [
      "set session_replication_role = replica",
      "create table unseen (id int)",
      "alter table t add column a int",
      "set session_replication_role = origin",
    ],
  },
  {
    name: "DDL while the triggers are disabled",
    ddl: [
      "alter event trigger pggit_capture_ddl disable",
      "create table unseen (id int)",
      "alter event trigger pggit_capture_ddl enable",
    ],
  },
  {
    name: "DDL while capture is paused",
    ddl: [
      "insert into pggit.tracking_stops (kind, ends_at) values ('pause', clock_timestamp() + '1 h')",
      "create table unseen (id int)",
      "update pggit.tracking_stops set ended_at = clock_timestamp()",
    ],
  },
  {
    name: "a table that an extension adopted",
    setup: "create extension hstore; create table t (id int)",
    ddl: ["alter extension hstore add table t"],
  },
];
