/** The one form that a view's query is brought to never makes two queries alike. */
import { expect, inject, test } from "vitest";
import { useDatabase } from "../servers/use-database.ts";
import { readObject, rolledBack } from "./cases.ts";

const database = useDatabase(undefined, { each: "file" });

const setup = `create schema app;
  create table app.t (id int, name text, born date, date int);
  create function app.lower(text) returns text language sql as 'select $1';
  create domain app.date as date;
  create collation app."C" from "C";
  create type app.pair as (id int, born int);
  create table app.app (like app.t)`;

/** Two queries that differ in no more than what may be left out elsewhere. */
const pairs = [
  [
    "a function of a schema called as the relation",
    "select lower(app.name) from app.t as app",
    "select app.lower(app.name) from app.t as app",
  ],
  [
    "a type of a schema called as the relation",
    "select app.born::pg_catalog.date from app.t as app",
    "select app.born::app.date from app.t as app",
  ],
  [
    "a collation of a schema called as the relation",
    `select app.name collate "C" from app.t as app`,
    `select app.name collate app."C" from app.t as app`,
  ],
  [
    "a relation of a schema called as the relation",
    "select app.id from app.app",
    "select app.id from app.t as app",
  ],
  [
    "a literal that reads like a column",
    "select 't.id' as a from app.t",
    "select 'id' as a from app.t",
  ],
  [
    "a literal that reads like a clause",
    "select t.id, E'x\n   FROM t\n' as a from app.t",
    "select t.id, E'x\n   FROM app.t\n' as a from app.t",
  ],
  [
    "a name that reads like a column",
    `select id as "t.id" from app.t`,
    `select id as "id" from app.t`,
  ],
  [
    "an order by a column and by what is put out",
    "select lower(name) as name from app.t order by t.name",
    "select lower(name) as name from app.t order by 1",
  ],
  [
    "columns of two relations",
    "select a.id from app.t a, app.app b",
    "select b.id from app.t a, app.app b",
  ],
  [
    "columns of a join",
    "select a.id from app.t a join app.app b on true",
    "select b.id from app.t a join app.app b on true",
  ],
  [
    "an outer and an inner column",
    "select id from app.t where exists (select from app.app as t1 where t.id = 1)",
    "select id from app.t where exists (select from app.app as t1 where t1.id = 1)",
  ],
  [
    "a column of a query in FROM and in it",
    "select x.id from (select id, born from app.t) as x where x.id > 0",
    "select x.id from (select id, born from app.t where id > 0) as x",
  ],
  [
    "a field of a column and a column",
    "select (x.id).id from (select row (1, 2)::app.pair as id) as x",
    "select (x.id).born as id from (select row (1, 2)::app.pair as id) as x",
  ],
  ["a whole row and its columns", "select t from app.t", "select row (t.*)::app.t as t from app.t"],
  [
    "two arms of a union",
    "select id from app.t union select 1",
    "select id from app.t union all select 1",
  ],
  [
    "the words of another clause in a literal",
    "select xmlserialize(content xmlparse(content name) as text)::text || ' NO INDENT)' as x from app.t",
    "select xmlserialize(content xmlparse(content name) as text)::text || ')' as x from app.t",
  ],
  ...(inject("postgresVersion") < 16
    ? []
    : [
        [
          "what is indented and what is not",
          "select xmlserialize(content xmlparse(content name) as text indent) as x from app.t",
          "select xmlserialize(content xmlparse(content name) as text no indent) as x from app.t",
        ] as const,
      ]),
] as const;

test.each(pairs)("%s differ", (_, one, other) =>
  rolledBack(database, async (client) => {
    await client.query(`${setup}; create view one as ${one}; create view other as ${other}`);
    const bodies = [];
    for (const name of ["one", "other"])
      bodies.push((await readObject(client, "view", `public.${name}`))?.facets["body"]?.value);
    expect(bodies[0]).toBeTypeOf("string");
    expect(bodies[0]).not.toBe(bodies[1]);
  }),
);
