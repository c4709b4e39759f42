/** merge_branches() of objects that need each other: what can be set later is set later, as an export does. */
import { beforeEach, expect, test } from "vitest";
import { clean, installed } from "../install/installed.ts";
import type { TestClient } from "../servers/client.ts";
import { useDatabase } from "../servers/use-database.ts";
import { merge, onStaging, verified } from "./staging.ts";

const database = useDatabase(installed);
let client: TestClient;

beforeEach(async () => {
  client = await database.client();
  await client.query(
    `create table public.users (id int primary key, name text);
     insert into public.users values (7, 'a'), (8, 'b')`,
  );
  await onStaging(client, "");
  await merge(client);
});

const outcomes = async (dry = false) =>
  Object.fromEntries(
    (await merge(client, [], dry)).map((row) => [row.object_identifier, row.outcome]),
  );

test("serial columns of a new and of an existing table are merged, and rows that are there get numbers", async () => {
  await onStaging(
    client,
    "create table public.newt (id serial primary key); alter table public.users add z serial",
  );
  const expected = ["public.newt", "public.newt_id_seq", "public.users", "public.users_z_seq"];
  expect(await outcomes(true)).toEqual(
    Object.fromEntries(expected.map((name) => [name, "would_merge"])),
  );
  const rows = await merge(client);
  expect(Object.fromEntries(rows.map((row) => [row.object_identifier, row.outcome]))).toEqual(
    Object.fromEntries(expected.map((name) => [name, "merged"])),
  );
  expect(rows.find((row) => row.object_identifier === "public.users_z_seq")?.details).toBe(
    "CREATE SEQUENCE public.users_z_seq AS integer;\nALTER SEQUENCE public.users_z_seq OWNED BY public.users.z",
  );
  expect(await client.query("select id, z from users order by id")).toEqual([
    { id: 7, z: 1 },
    { id: 8, z: 2 },
  ]);
  expect(await client.query("select pg_get_serial_sequence('newt', 'id') as is")).toEqual([
    { is: "public.newt_id_seq" },
  ]);
  expect(await merge(client)).toEqual([]);
  expect(await verified(client)).toEqual(clean);
});

test("tables with foreign keys to each other are merged, however many are in one knot", async () => {
  await onStaging(
    client,
    `create table public.a (id int primary key, b int);
     create table public.b (id int primary key, a int references a, c int);
     create table public.c (id int primary key, b int references b);
     alter table public.a add foreign key (b) references b;
     alter table public.b add foreign key (c) references c;
     alter table public.users add unique (name), add parent int references a;
     alter table public.a add name text references users (name)`,
  );
  expect(await outcomes()).toEqual({
    "public.a": "merged",
    "public.b": "merged",
    "public.c": "merged",
    "public.users": "merged",
  });
  expect(await merge(client)).toEqual([]);
  expect(await verified(client)).toEqual(clean);
});

test("a knot of which rows break a part is left as it was, and the rest is merged", async () => {
  await onStaging(
    client,
    `truncate public.users;
     alter table public.users add code int unique;
     create table public.a (id int primary key, code int references users (code));
     alter table public.users add constraint users_a foreign key (id) references a;
     create table public.newt (id serial primary key)`,
  );
  const rows = await merge(client);
  expect(
    Object.fromEntries(rows.map((row) => [row.object_identifier, row.details.split(";")[0]])),
  ).toEqual({
    "public.a":
      'public.a cannot be merged: column "code" referenced in foreign key constraint does not exist',
    "public.newt":
      "CREATE TABLE public.newt (\n    id integer DEFAULT nextval('public.newt_id_seq'::regclass) NOT NULL,\n    CONSTRAINT newt_pkey PRIMARY KEY (id)\n)",
    "public.newt_id_seq": "CREATE SEQUENCE public.newt_id_seq AS integer",
    "public.users": "Constraint users_a of public.users is defined differently",
  });
  expect(
    await client.query(
      "select to_regclass('a') as a, (select array_agg(attname::text) from pg_attribute where attrelid = 'users'::regclass and attnum > 0) as columns",
    ),
  ).toEqual([{ a: null, columns: ["id", "name"] }]);
  expect(await verified(client)).toEqual(clean);
});

test("a table that went there with its serial column goes here, with its sequence", async () => {
  await client.query(
    "create table public.counted (id serial primary key); select nextval('counted_id_seq')",
  );
  await onStaging(client, "");
  await merge(client);
  await onStaging(client, "drop table public.counted");
  expect(await outcomes()).toEqual({
    "public.counted": "merged",
    "public.counted_id_seq": "merged",
  });
  expect(await verified(client)).toEqual(clean);
});

test("a table that collides is resolved with the sequence of its new serial column, and that is settled then", async () => {
  await onStaging(client, "alter table public.users alter name type varchar(9), add z serial");
  await client.query("alter table public.users alter name type varchar(5)");
  expect(await outcomes()).toEqual({
    "public.users": "conflict",
    "public.users_z_seq": "conflict",
  });
  const resolve = (identity: string) =>
    client.query(
      `select pggit.resolve_conflict(conflict_id, 'use_tracked') as done
       from pggit.list_conflicts() where object_identifier = $1`,
      [identity],
    );
  expect(
    await client.query(
      `select p.statement from pggit.list_conflicts() as c, pggit.preview_conflict(c.conflict_id, 'use_tracked') as p
       where c.object_identifier = 'public.users' and p.statement like '%SEQUENCE%'`,
    ),
  ).toEqual([
    { statement: "CREATE SEQUENCE public.users_z_seq AS integer" },
    { statement: "ALTER SEQUENCE public.users_z_seq OWNED BY public.users.z" },
  ]);
  expect(await resolve("public.users")).toEqual([{ done: "public.users: 4 statements ran" }]);
  expect(await resolve("public.users_z_seq")).toEqual([
    { done: "public.users_z_seq: was so already" },
  ]);
  expect(await client.query("select id, z from users order by id")).toEqual([
    { id: 7, z: 1 },
    { id: 8, z: 2 },
  ]);
  expect(await verified(client)).toEqual(clean);
});
