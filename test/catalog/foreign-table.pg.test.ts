import { expect, inject, test } from "vitest";
import { useDatabase } from "../servers/use-database.ts";
import { needsOf, readCatalog, readObject, rolledBack, testCatalog } from "./cases.ts";

const setup = "create foreign data wrapper w; create server s foreign data wrapper w";

testCatalog("foreign table", [
  {
    name: "a foreign table without columns",
    setup,
    ddl: "create foreign table public.f () server s",
    identity: "public.f",
    definition: "CREATE FOREIGN TABLE public.f () SERVER s",
    facets: { server: "s" },
  },
  {
    name: "a foreign table of which everything is said",
    setup,
    ddl: `create foreign table public.f (
        id int options (column_name 'ID', key 'true') not null,
        name text options (column_name 'it''s') collate "C" default 'x',
        twice int generated always as (1 + 1) stored,
        constraint positive check (id > 0)
      ) server s options (table_name 'F', schema_name 'far');
      alter foreign table public.f alter name set statistics 100, alter name set storage plain,
        alter name set (n_distinct = 5);
      comment on foreign table public.f is 'far'; comment on column public.f.id is 'key';
      comment on constraint positive on public.f is 'above';
      grant select on public.f to pg_monitor; grant update (name) on public.f to pg_monitor`,
    identity: "public.f",
    definition: `CREATE FOREIGN TABLE public.f (
    id integer OPTIONS (column_name 'ID', key 'true') NOT NULL,
    name text OPTIONS (column_name 'it''s') COLLATE "C" DEFAULT 'x'::text,
    twice integer GENERATED ALWAYS AS ((1 + 1)) STORED,
    CONSTRAINT positive CHECK ((id > 0))
) SERVER s OPTIONS (schema_name 'far', table_name 'F');
ALTER FOREIGN TABLE public.f ALTER COLUMN name SET (n_distinct=5);
ALTER FOREIGN TABLE public.f ALTER COLUMN name SET STATISTICS 100;
ALTER FOREIGN TABLE public.f ALTER COLUMN name SET STORAGE PLAIN`,
    facets: {
      server: "s",
      "option:schema_name": "far",
      "option:table_name": "F",
      "column:id": null,
      "column:id/type": "integer",
      "column:id/not_null": "NOT NULL",
      "column:id/foreign:column_name": "ID",
      "column:id/foreign:key": "true",
      "column:id/comment": "key",
      "column:name": null,
      "column:name/type": 'text COLLATE "C"',
      "column:name/default": "'x'::text",
      "column:name/foreign:column_name": "it's",
      "column:name/statistics": "100",
      "column:name/storage": "PLAIN",
      "column:name/option:n_distinct": "5",
      "column:twice": null,
      "column:twice/type": "integer",
      "column:twice/generated": "(1 + 1) STORED",
      "constraint:positive": "CHECK ((id > 0))",
      "constraint:positive/comment": "above",
      comment: "far",
      "privilege:pg_monitor:SELECT": "granted",
      "column:name/privilege:pg_monitor:UPDATE": "granted",
    },
    // a constraint's comment goes with it
    comesBackElsewhere: ["column:id", "column:name", "column:twice", "constraint:positive"],
    oneWay: ["column:twice/generated"],
  },
  {
    name: "a foreign table that inherits",
    setup: `${setup}; create table public.base (id int not null, note text)`,
    ddl: `create foreign table public.f (note text options (column_name 'N')) inherits (public.base) server s;
      alter foreign table public.f alter id options (column_name 'I')`,
    identity: "public.f",
    definition: `CREATE FOREIGN TABLE public.f (
    note text OPTIONS (column_name 'N')
) INHERITS (public.base) SERVER s;
ALTER FOREIGN TABLE public.f ALTER COLUMN id OPTIONS (ADD column_name 'I')`,
    facets: {
      server: "s",
      "inherits:public.base": "public.base",
      "column:note": null,
      "column:note/type": "text",
      "column:note/foreign:column_name": "N",
      "column:id/foreign:column_name": "I",
      "column:id/not_null": "NOT NULL",
    },
    comesBackElsewhere: ["inherits:public.base"],
    // before 18 a child may allow what its parent does not
    held: [
      "column:note",
      "column:note/type",
      ...(inject("postgresVersion") >= 18 ? ["column:id/not_null"] : []),
    ],
  },
  {
    name: "a foreign table that inherits all that it has",
    setup: `${setup}; create table public.base (id int)`,
    ddl: "create foreign table public.f () inherits (public.base) server s",
    identity: "public.f",
    definition: "CREATE FOREIGN TABLE public.f () INHERITS (public.base) SERVER s",
    facets: { server: "s", "inherits:public.base": "public.base" },
    comesBackElsewhere: ["inherits:public.base"],
  },
  {
    name: "a foreign table that is a partition",
    setup: `${setup}; create table public.p (id int, note text) partition by range (id)`,
    ddl: `create foreign table public.f partition of public.p for values from (0) to (10) server s
      options (table_name 'F')`,
    identity: "public.f",
    definition:
      "CREATE FOREIGN TABLE public.f PARTITION OF public.p FOR VALUES FROM (0) TO (10) SERVER s OPTIONS (table_name 'F')",
    facets: {
      server: "s",
      partition_of: "public.p FOR VALUES FROM (0) TO (10)",
      "option:table_name": "F",
    },
    comesBackElsewhere: ["partition_of"],
  },
  {
    name: "a foreign table with odd names",
    setup: `create schema "odd.schema"; create foreign data wrapper w; create server "s 🙂" foreign data wrapper w`,
    ddl: `create foreign table "odd.schema"."a ""t""" ("select" int options ("a ""b""" 'x')) server "s 🙂"`,
    identity: `"odd.schema"."a ""t"""`,
    definition: `CREATE FOREIGN TABLE "odd.schema"."a ""t""" (
    "select" integer OPTIONS ("a ""b""" 'x')
) SERVER "s 🙂"`,
    facets: {
      server: "s 🙂",
      "column:select": null,
      "column:select/type": "integer",
      'column:select/foreign:a "b"': "x",
    },
  },
]);

const database = useDatabase(undefined, { each: "file" });

test("a foreign table needs its server, its schema and its types", () =>
  rolledBack(database, async (client) => {
    await client.query(`${setup}; create schema app; create type app.mood as enum ('sad');
      create foreign table app.f (m app.mood) server s`);
    const table = await readObject(client, "foreign table", "app.f");
    expect(needsOf(table)).toEqual(["app.mood", "foreign server s", "schema app"]);
  }));

test("a foreign table is no table, and a temporary one is not read", () =>
  rolledBack(database, async (client) => {
    await client.query(`${setup}; create foreign table public.f (a int) server s;
      create foreign table pg_temp.g (a int) server s`);
    expect(await readCatalog(client, "table")).toEqual([]);
    const tables = await readCatalog(client, "foreign table");
    expect(tables.map(({ identity }) => identity)).toEqual(["public.f"]);
  }));
