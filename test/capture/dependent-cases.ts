/** What changes with what a statement names, and no event names. */
import type { Case } from "./cases.ts";

export const toldOfDependents: readonly Case[] = [
  {
    name: "dependents of a renamed column",
    setup: `create table t (id int primary key, a int); create view v as select a from t;
      create index i on t (a); create table c (t_id int references t (id))`,
    ddl: ["alter table t rename column a to b", "alter table t rename column id to key"],
    commits: ["ALTER TABLE public.t", "ALTER TABLE public.t"],
  },
  {
    name: "what is in a renamed schema",
    setup: "create schema s create table t (id int) create view v as select id from t",
    ddl: ["alter schema s rename to r"],
    commits: ["ALTER SCHEMA r"],
  },
  {
    name: "what moves with a table to another schema",
    setup:
      "create schema s; create table t (id serial primary key, a int); create index i on t (a)",
    ddl: ["alter table t set schema s"],
    commits: ["ALTER TABLE: s.t_id_seq, s.t"],
  },
  {
    name: "a trigger that ALTER TABLE disabled",
    setup: `create table t (id int);
      create function f() returns trigger language plpgsql as 'begin return new; end';
      create trigger g before insert on t for each row execute function f()`,
    ddl: ["alter table t disable trigger g"],
    commits: ["ALTER TABLE g on public.t"],
  },
  {
    name: "what is on a renamed server",
    setup: `create foreign data wrapper w; create server s foreign data wrapper w;
      create user mapping for public server s; create foreign table f (a int) server s`,
    ddl: ["alter server s rename to r"],
    commits: ["ALTER SERVER r"],
  },
  {
    name: "a rule that ALTER TABLE disabled",
    setup: "create table t (id int); create rule r as on delete to t do instead nothing",
    ddl: ["alter table t disable rule r"],
    commits: ["ALTER TABLE r on public.t"],
  },
  {
    name: "a publication of a renamed table",
    setup: "create table a (id int primary key); create publication p for table a",
    ddl: ["alter table a rename to b"],
    commits: ["ALTER TABLE public.b"],
  },
];
