import { expect, inject, test } from "vitest";
import { useDatabase } from "../servers/use-database.ts";
import { readObject, rolledBack, testCatalog } from "./cases.ts";

const users = "create table public.users (id int, email text, born date)";

testCatalog(
  "view",
  [
    {
      name: "a view of a table",
      setup: users,
      ddl: "create view public.active as select id, email as mail from public.users where id > 0",
      identity: "public.active",
      definition: `CREATE VIEW public.active AS
 SELECT id,
    email AS mail
   FROM public.users
  WHERE (id > 0)`,
      facets: {
        body: ` SELECT id,
    email AS mail
   FROM public.users
  WHERE (id > 0)`,
        "column:id": null,
        "column:id/type": "integer",
        "column:mail": null,
        "column:mail/type": "text",
      },
    },
    {
      name: "a view with options, defaults, comments and privileges",
      setup: users,
      ddl: `create view public.active with (security_barrier) as select id, born from public.users
        where id > 0 with local check option;
      alter view public.active alter column id set default 7;
      alter view public.active alter column born set default now()::date;
      comment on view public.active is 'the "active" ones';
      comment on column public.active.id is 'it''s the key';
      grant select on public.active to public;
      grant update (id) on public.active to pg_monitor with grant option;
      revoke delete on public.active from postgres`,
      identity: "public.active",
      definition: `CREATE VIEW public.active WITH (security_barrier=true, check_option=local) AS
 SELECT id,
    born
   FROM public.users
  WHERE (id > 0);
ALTER VIEW public.active ALTER COLUMN id SET DEFAULT 7;
ALTER VIEW public.active ALTER COLUMN born SET DEFAULT (now())::date`,
      facets: {
        body: ` SELECT id,
    born
   FROM public.users
  WHERE (id > 0)`,
        "column:id": null,
        "column:id/type": "integer",
        "column:id/default": "7",
        "column:id/comment": "it's the key",
        "column:born": null,
        "column:born/type": "date",
        "column:born/default": "(now())::date",
        "option:security_barrier": "true",
        "option:check_option": "local",
        comment: `the "active" ones`,
        "privilege:PUBLIC:SELECT": "granted",
        "column:id/privilege:pg_monitor:UPDATE": "grantable",
        "revoked:(owner):DELETE": "revoked",
      },
    },
    {
      name: "a view with odd names",
      setup: `create schema "odd.schema"; create domain "odd.schema"."Text ;" as text collate "C"`,
      ddl: `create view "odd.schema"."View ""🙂""" ("select", "?column?", "a.b ", ";") as
      select 1, 'x; ''y''', 'z' collate "C", 'd'::"odd.schema"."Text ;";
      comment on column "odd.schema"."View ""🙂"""."a.b " is 'odd'`,
      identity: `"odd.schema"."View ""🙂"""`,
      definition: `CREATE VIEW "odd.schema"."View ""🙂""" AS
 SELECT 1 AS "select",
    'x; ''y'''::text AS "?column?",
    ('z'::text COLLATE "C") AS "a.b ",
    ('d'::text)::"odd.schema"."Text ;" AS ";"`,
      facets: {
        body: ` SELECT 1 AS "select",
    'x; ''y'''::text AS "?column?",
    ('z'::text COLLATE "C") AS "a.b ",
    ('d'::text)::"odd.schema"."Text ;" AS ";"`,
        "column:select": null,
        "column:select/type": "integer",
        "column:?column?": null,
        "column:?column?/type": "text",
        "column:a.b ": null,
        "column:a.b /type": `text COLLATE "C"`,
        "column:a.b /comment": "odd",
        "column:;": null,
        "column:;/type": `"odd.schema"."Text ;"`,
      },
    },
    {
      name: "a recursive view",
      ddl: `create recursive view public.numbers (n) as
      values (1) union all select n + 1 from numbers where n < 5`,
      identity: "public.numbers",
      definition: `CREATE VIEW public.numbers AS
 WITH RECURSIVE numbers(n) AS (
         VALUES (1)
        UNION ALL
         SELECT (numbers_1.n + 1)
           FROM numbers numbers_1
          WHERE (numbers_1.n < 5)
        )
 SELECT n
   FROM numbers`,
      facets: {
        body: ` WITH RECURSIVE numbers(n) AS (
         VALUES (1)
        UNION ALL
         SELECT (numbers_1.n + 1)
           FROM numbers numbers_1
          WHERE (numbers_1.n < 5)
        )
 SELECT n
   FROM numbers`,
        "column:n": null,
        "column:n/type": "integer",
      },
    },
    ...(inject("postgresVersion") < 15
      ? []
      : [
          {
            name: "a view that checks who asks",
            ddl: "create view public.one with (security_invoker) as select 1 as n",
            identity: "public.one",
            definition: "CREATE VIEW public.one WITH (security_invoker=true) AS\n SELECT 1 AS n",
            facets: {
              body: " SELECT 1 AS n",
              "column:n": null,
              "column:n/type": "integer",
              "option:security_invoker": "true",
            },
          },
        ]),
  ].map(asPrinted),
);

/** PostgreSQL before 16 puts the table's name before every column; what is compared does not. */
function asPrinted<Case extends { definition: string }>(given: Case): Case {
  if (inject("postgresVersion") >= 16) return given;
  const older = (text: string) =>
    /FROM public\.users/.test(text)
      ? text.replaceAll(/(SELECT |\n {4}|WHERE \()(?=id\b|email\b|born\b)/g, "$1users.")
      : text.replace(/SELECT n\n/, "SELECT numbers.n\n");
  return { ...given, definition: older(given.definition) };
}

const database = useDatabase(undefined, { each: "file" });

test("a new type of a table's column is a change of the views on it", () =>
  rolledBack(database, async (client) => {
    await client.query(`create table public.narrow (id int); create table public.wide (id bigint);
      create view public.ids as select id from public.narrow`);
    const before = await readObject(client, "view", "public.ids");
    await client.query(
      "create or replace view public.ids as select id::int as id from public.wide",
    );
    const after = await readObject(client, "view", "public.ids");
    expect(after?.facets["column:id/type"]).toEqual(before?.facets["column:id/type"]);
    await client.query(
      "drop view public.ids; create view public.ids as select id from public.wide",
    );
    const wide = await readObject(client, "view", "public.ids");
    expect(wide?.facets["column:id/type"]?.value).toBe("bigint");
  }));

test("a body that is set again keeps the view's options", () =>
  rolledBack(database, async (client) => {
    await client.query("create view public.one with (security_barrier) as select 1 as n");
    const before = await readObject(client, "view", "public.one");
    await client.query(before?.facets["body"]?.set ?? "");
    expect(await readObject(client, "view", "public.one")).toEqual(before);
  }));

test("what guards rows is a restriction", () =>
  rolledBack(database, async (client) => {
    await client.query(`create table public.t (id int);
      create view public.v with (security_barrier) as select * from public.t with cascaded check option`);
    const view = await readObject(client, "view", "public.v");
    expect(view?.facets["option:check_option"]?.impact).toBe("restriction");
    expect(view?.facets["option:security_barrier"]?.impact).toBe("behaviour");
  }));
