import { expect, test } from "vitest";
import { useDatabase } from "../servers/use-database.ts";
import { drivers, useConnections } from "./drivers.ts";

const db = useDatabase(undefined, { each: "file" });
const connections = useConnections(db);

/** One column of each kind that our queries use; the session's own settings kept out of it. */
const everyType = `
  select
    true as yes, false as no, null::bool as unknown,
    1::int2 as small, '-2147483648'::int4 as integer, 9007199254740993::int8 as big,
    1.50::numeric as exact, 0.1::float8 as approximate, 42::oid as oid,
    'x''y'::text as text, 'v'::varchar as varchar, 'n'::name as name, 'c'::"char" as internal,
    '{"a": [1, null, "ü"]}'::json as json, '[{"b": 1.5}]'::jsonb as jsonb, 'null'::jsonb as json_null,
    '{a,"b c",NULL,"q\\"\\\\,{}"}'::text[] as texts, '{}'::text[] as none, '{{1,2},{3,4}}'::int4[] as matrix,
    '{t,f}'::bool[] as flags, '{n}'::name[] as names, '{1,2}'::int8[] as bigs,
    '2024-01-20 12:30:00.123456+02'::timestamptz as moment, 'infinity'::timestamptz as never,
    '2024-01-20'::date as day, '2024-01-20 12:30:00'::timestamp as local, '01:02:03'::interval as span,
    '6f0c1f6e-8a51-4b0e-9f57-4e6f4a1c2d3e'::uuid as uuid, '\\x00ff'::bytea as bytes,
    'pg_class'::regclass as class, '{1,2}'::int4[]::text as written, 'a=>1'::text as unset_hstore,
    (1, 'two')::record as record, '10.0.0.1'::inet as address, int4range(1, 5) as range`;

const row = {
  yes: true,
  no: false,
  unknown: null,
  small: 1,
  integer: -2147483648,
  big: "9007199254740993",
  exact: "1.50",
  approximate: "0.1",
  oid: "42",
  text: "x'y",
  varchar: "v",
  name: "n",
  internal: "c",
  json: { a: [1, null, "ü"] },
  jsonb: [{ b: 1.5 }],
  json_null: null,
  texts: ["a", "b c", null, 'q"\\,{}'],
  none: [],
  matrix: [
    [1, 2],
    [3, 4],
  ],
  flags: [true, false],
  names: ["n"],
  bigs: "{1,2}",
  moment: "2024-01-20T10:30:00.123456Z",
  never: "infinity",
  day: "2024-01-20",
  local: "2024-01-20 12:30:00",
  span: "01:02:03",
  uuid: "6f0c1f6e-8a51-4b0e-9f57-4e6f4a1c2d3e",
  bytes: "\\x00ff",
  class: "pg_class",
  written: "{1,2}",
  unset_hstore: "a=>1",
  record: "(1,two)",
  address: "10.0.0.1",
  range: "[1,5)",
};

const parameters = {
  text: ["it's", "it's"],
  int4: [7, 7],
  int8: ["9007199254740993", "9007199254740993"],
  numeric: [1.5, "1.5"],
  bool: [true, true],
  "text[]": [
    ['a"b', "c,d", null, ""],
    ['a"b', "c,d", null, ""],
  ],
  "int4[]": [
    [1, 2],
    [1, 2],
  ],
  jsonb: [{ a: { b: [1] } }, { a: { b: [1] } }],
  json: ['[1,"two"]', [1, "two"]],
  interval: ["6 months", "6 mons"],
  uuid: [null, null],
} as const;

test.each(drivers)("%s: every type comes back by the one rule", async (driver) => {
  const sql = await connections.open(driver);
  expect(await sql.query(everyType)).toEqual([row]);
});

test.each(drivers)("%s: every parameter arrives, whatever its type", async (driver) => {
  const sql = await connections.open(driver);
  for (const [type, [given, expected]] of Object.entries(parameters)) {
    expect(await sql.query(`select $1::${type} as value`, [given]), type).toEqual([
      { value: expected },
    ]);
  }
});

test.each(drivers)("%s: a batch gives the rows of each statement, in order", async (driver) => {
  const sql = await connections.open(driver);
  const results = await sql.batch([
    { text: "create table t (id int, tags text[])" },
    { text: "insert into t values ($1, $2), (2, null) returning id", parameters: [1, ["a", "b"]] },
    { text: "select * from t order by id" },
    { text: "drop table t" },
  ]);
  expect(results).toEqual([
    [],
    [{ id: 1 }, { id: 2 }],
    [
      { id: 1, tags: ["a", "b"] },
      { id: 2, tags: null },
    ],
    [],
  ]);
  expect(await sql.batch([])).toEqual([]);
});

test.each(drivers)("%s: several statements in one query are refused", async (driver) => {
  const sql = await connections.open(driver);
  await expect(sql.query("select 1; select 2")).rejects.toMatchObject({
    code: "DATABASE_ERROR",
    sqlstate: "42601",
  });
});

test.each(drivers)("%s: queries at the same time do not mix", async (driver) => {
  const sql = await connections.open(driver);
  const numbers = Array.from({ length: 20 }, (_, index) => index);
  const rows = await Promise.all(numbers.map((n) => sql.query("select $1::int4 as n", [n])));
  expect(rows).toEqual(numbers.map((n) => [{ n }]));
});

test("the session is named in pg_stat_activity, over TCP and at Neon", async () => {
  for (const driver of ["pg", "neon http", "neon websocket"] as const) {
    const sql = await connections.open(driver);
    const rows = await sql.query("select current_setting('application_name') as name");
    expect(rows, driver).toEqual([{ name: "pggit" }]);
  }
});

test("Neon is queried over HTTP until something needs a session", async () => {
  const { traffic } = connections.proxy;
  const before = { ...traffic };
  const sql = await connections.open("neon http");
  await sql.query("select 1");
  await sql.batch([{ text: "select 1" }, { text: "select 2" }]);
  expect(traffic).toEqual({ requests: before.requests + 2, sockets: before.sockets });
  await sql.script("set jit = off");
  expect(await sql.query("show jit")).toEqual([{ jit: "off" }]);
  expect(traffic).toEqual({ requests: before.requests + 2, sockets: before.sockets + 1 });
});

test("the driver's settings of the process stay as they were", async () => {
  const { neonConfig } = await import("@neondatabase/serverless");
  const before = neonConfig.fetchEndpoint;
  const sql = await connections.open("neon http");
  const pending = sql.query("select 1");
  expect(neonConfig.fetchEndpoint).toBe(before);
  await pending;
  expect(neonConfig.fetchEndpoint).toBe(before);
});
