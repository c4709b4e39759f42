/** Statements on foreign data, rules and replication, and what each leaves in history. */
import type { Case } from "./cases.ts";

/** What the events alone tell. */
export const toldOfForeign: readonly Case[] = [
  {
    name: "foreign data",
    ddl: [
      "create foreign data wrapper w options (debug 'true')",
      "alter foreign data wrapper w options (set debug 'false')",
      "comment on foreign data wrapper w is 'ours'",
      "grant usage on foreign data wrapper w to pg_monitor",
      "create server s foreign data wrapper w",
      "alter server s version '2'",
      "grant usage on foreign server s to pg_monitor",
      "create user mapping for public server s options (password 'hush')",
      "alter user mapping for public server s options (add \"user\" 'me')",
      "create foreign table f (a int) server s",
      "alter foreign table f alter a options (column_name 'A')",
      "alter table f add check (a > 0)",
      "comment on column f.a is 'first'",
      "grant select (a) on f to pg_monitor",
      "alter foreign table f rename to g",
      "drop user mapping for public server s",
      "drop foreign table g",
      "create user mapping for public server s; create foreign table f (a int) server s",
      "alter server s rename to r",
      "drop foreign data wrapper w cascade",
    ],
    commits: [
      "CREATE FOREIGN DATA WRAPPER w",
      "ALTER FOREIGN DATA WRAPPER w",
      "COMMENT w",
      "GRANT w",
      "CREATE SERVER s",
      "ALTER SERVER s",
      "GRANT s",
      "CREATE USER MAPPING PUBLIC on server s",
      "ALTER USER MAPPING PUBLIC on server s",
      "CREATE FOREIGN TABLE public.f",
      "ALTER FOREIGN TABLE public.f",
      "ALTER TABLE public.f",
      "COMMENT public.f",
      "GRANT public.f",
      "ALTER FOREIGN TABLE public.g",
      "DROP USER MAPPING PUBLIC on server s",
      "DROP FOREIGN TABLE public.g",
      "CREATE USER MAPPING, CREATE FOREIGN TABLE: public.f, PUBLIC on server s",
      "ALTER SERVER r",
      "DROP FOREIGN DATA WRAPPER: w, r, public.f, PUBLIC on server s",
    ],
  },
  {
    name: "a foreign table that becomes a partition and no longer is one",
    setup: `create foreign data wrapper w; create server s foreign data wrapper w;
      create table p (id int) partition by range (id); create foreign table f (id int) server s`,
    ddl: [
      "alter table p attach partition f for values from (0) to (10)",
      "alter table p detach partition f",
    ],
    commits: ["ALTER TABLE public.f", "ALTER TABLE public.f"],
  },
  {
    name: "rules, and a view that is dropped with its query",
    setup: "create table t (id int); create view v as select id from t",
    ddl: [
      "create rule r as on delete to t do instead nothing",
      "create or replace rule r as on delete to t do nothing",
      "comment on rule r on t is 'why'",
      "alter rule r on t rename to s",
      "create rule w as on insert to v do instead nothing",
      "drop rule s on t",
      "drop view v",
    ],
    commits: [
      "CREATE RULE r on public.t",
      "CREATE RULE r on public.t",
      "COMMENT r on public.t",
      "ALTER RULE s on public.t",
      "CREATE RULE w on public.v",
      "DROP RULE s on public.t",
      "DROP VIEW: w on public.v, public.v",
    ],
  },
  {
    name: "publications, and what they lose with a table",
    setup: "create table a (id int primary key); create table b (id int primary key)",
    ddl: [
      "create publication p for table a",
      "alter publication p add table b",
      "alter publication p drop table a",
      "alter publication p set (publish = 'insert')",
      "comment on publication p is 'out'",
      "alter publication p set table a, b",
      "drop table a",
      "alter publication p rename to q",
      "drop publication q",
    ],
    commits: [
      "CREATE PUBLICATION p",
      "ALTER PUBLICATION p",
      "ALTER PUBLICATION p",
      "ALTER PUBLICATION p",
      "COMMENT p",
      "ALTER PUBLICATION p",
      "DROP TABLE: p, public.a",
      "ALTER PUBLICATION q",
      "DROP PUBLICATION q",
    ],
  },
  {
    name: "subscriptions",
    ddl: [
      "create subscription s connection 'host=x password=hush' publication p with (connect = false, slot_name = none)",
      "alter subscription s set (binary = true)",
      "alter subscription s add publication q with (refresh = false)",
      "comment on subscription s is 'in'",
      "alter subscription s rename to r",
      "drop subscription r",
    ],
    commits: [
      "CREATE SUBSCRIPTION s",
      "ALTER SUBSCRIPTION s",
      "ALTER SUBSCRIPTION s",
      "COMMENT s",
      "ALTER SUBSCRIPTION r",
      "DROP SUBSCRIPTION r",
    ],
  },
];

/** What no event names, though a statement changed it. */
export const untoldOfForeign: readonly Omit<Case, "commits">[] = [
  {
    name: "an event trigger that comes",
    setup: "create function f() returns event_trigger language plpgsql as 'begin end'",
    ddl: ["create event trigger e on sql_drop execute function f()"],
  },
  {
    name: "an event trigger that is disabled",
    setup: `create function f() returns event_trigger language plpgsql as 'begin end';
      create event trigger e on sql_drop execute function f()`,
    ddl: ["alter event trigger e disable"],
  },
  {
    name: "an event trigger that goes with its function",
    setup: `create function f() returns event_trigger language plpgsql as 'begin end';
      create event trigger e on sql_drop execute function f()`,
    ddl: ["drop function f() cascade"],
  },
];
