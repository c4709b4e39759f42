/** Definitions given as text that have serial columns: their sequences come with them. */
import { beforeEach, expect, test } from "vitest";
import { clean, installed } from "../install/installed.ts";
import type { TestClient } from "../servers/client.ts";
import { useDatabase } from "../servers/use-database.ts";
import { register } from "./registering.ts";
import { verified } from "./staging.ts";

const database = useDatabase(installed);
let client: TestClient;

beforeEach(async () => {
  client = await database.client();
  await client.query("create table su (id int); insert into su values (7), (8)");
  await client.query("select pggit.fold()");
});

const statements = async (id: string, resolution: string) => {
  const rows = await client.query<{ position: number; statement: string }>(
    "select position, statement from pggit.preview_conflict($1, $2)",
    [id, resolution],
  );
  expect(rows.map((row) => row.position)).toEqual(rows.map((_, index) => index + 1));
  return rows.map((row) => row.statement);
};

test("a serial column of an incoming definition is added with its sequence, and rows get numbers", async () => {
  const id = await register(client, {
    identity: "public.su",
    data: {
      base_definition: "create table su (id int)",
      incoming_definition: "create table su (id int, n serial)",
    },
  });
  expect(await statements(id, "merge")).toEqual([
    "CREATE SEQUENCE public.su_n_seq AS integer",
    "ALTER TABLE public.su ADD COLUMN n integer DEFAULT nextval('public.su_n_seq'::regclass) NOT NULL",
    "ALTER SEQUENCE public.su_n_seq OWNED BY public.su.n",
  ]);
  expect(await client.query("select pggit.resolve_conflict($1, 'merge') as done", [id])).toEqual([
    { done: "public.su: 3 statements ran" },
  ]);
  expect(await client.query("select id, n from su order by id")).toEqual([
    { id: 7, n: 1 },
    { id: 8, n: 2 },
  ]);
  expect(await client.query("select pg_get_serial_sequence('su', 'n') as is")).toEqual([
    { is: "public.su_n_seq" },
  ]);
  expect(await verified(client)).toEqual(clean);
});

test("a table that is not there is made with the sequence of its serial key, in a schema of any name", async () => {
  await client.query(`create schema "Some ""app"`);
  const id = await register(client, {
    identity: `"Some ""app".sv`,
    data: { incoming_definition: "create table sv (id bigserial primary key)" },
  });
  expect(await statements(id, "use_tracked")).toHaveLength(3);
  await client.query("select pggit.resolve_conflict($1, 'use_tracked')", [id]);
  await client.query(`insert into "Some ""app".sv default values`);
  expect(await client.query(`select id::int from "Some ""app".sv`)).toEqual([{ id: 1 }]);
  expect(await verified(client)).toEqual(clean);
});

test("a sequence that is there is left as it is", async () => {
  await client.query("alter table su add n serial; select setval('su_n_seq', 50)");
  const id = await register(client, {
    identity: "public.su",
    data: { incoming_definition: "create table su (id bigint, n serial)" },
  });
  expect(await statements(id, "use_tracked")).toEqual([
    "ALTER TABLE public.su ALTER COLUMN id TYPE bigint USING id::bigint",
  ]);
  await client.query("select pggit.resolve_conflict($1, 'use_tracked')", [id]);
  expect(await client.query("select nextval('su_n_seq')::int as next")).toEqual([{ next: 51 }]);
});
