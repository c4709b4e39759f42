/** merge_branches(): what does not collide is merged, the rest becomes conflicts, and neither comes back. */
import { beforeEach, expect, test } from "vitest";
import { installed } from "../install/installed.ts";
import type { TestClient } from "../servers/client.ts";
import { useDatabase } from "../servers/use-database.ts";
import { columns } from "./registering.ts";

const database = useDatabase(installed);
let client: TestClient;

/** The objects of the schema app of this database, as an environment is fetched. */
const objects = `
  select jsonb_agg(o.content) as contents
  from pggit.live_hashes() as h
  cross join lateral pggit.live_objects(array[h.object_type], array[h.objid]) as o
  where h.identity ~ '^app|on app'`;

/** Records what staging has once it did this, which is undone here. */
async function onStaging(statements: string): Promise<void> {
  await client.query("begin");
  await client.query(statements);
  const [row] = await client.query<{ contents: unknown }>(objects);
  await client.query("rollback");
  await client.query(
    "select pggit.store_environment('staging', 'elsewhere', pggit.store_objects($1))",
    [JSON.stringify(row?.contents)],
  );
}

const merge = (dry = false, include: string[] = []) =>
  client.query<{ object_identifier: string; outcome: string; details: string }>(
    "select object_identifier, outcome, details from pggit.merge_branches('staging', 'main', $1, $2)",
    [dry, include],
  );

const outcomes = async (dry = false) =>
  Object.fromEntries((await merge(dry)).map((row) => [row.object_identifier, row.outcome]));

beforeEach(async () => {
  client = await database.client();
  await client.query(
    `create schema app;
     create table app.users (id int primary key, name text, old text);
     create table app.orders (id int primary key, total int);
     insert into app.users values (1, 'a', 'b')`,
  );
  await onStaging("");
  await merge();
});

test("what only one side changed comes, in whatever order it needs, and rows stay", async () => {
  await onStaging(
    `create view app.a as select 1 as n;
     create view app.b as select u.id, a.n from app.users as u, app.a;
     create function app.g() returns bigint language sql as 'select count(*) from app.b';
     create table app.items (id int primary key, user_id int references app.users);
     create index on app.items (user_id);
     alter table app.users add column email text`,
  );
  await client.query("alter table app.users add column phone text");
  const expected = ["app.a", "app.b", "app.g()", "app.items", "app.items_user_id_idx", "app.users"];
  expect(await outcomes(true)).toEqual(
    Object.fromEntries(expected.map((name) => [name, "would_merge"])),
  );
  expect(await columns(client, "app.users")).toEqual(["id", "name", "old", "phone"]);

  expect(await outcomes()).toEqual(Object.fromEntries(expected.map((name) => [name, "merged"])));
  expect(await columns(client, "app.users")).toEqual(["id", "name", "old", "phone", "email"]);
  expect(await client.query("select id, name, old from app.users")).toEqual([
    { id: 1, name: "a", old: "b" },
  ]);
  expect(await merge()).toEqual([]);
  await client.query("select pggit.fold()");
  expect(await client.query("select message from pggit.commits")).toContainEqual({
    message: "Merge staging into main",
  });
  expect(await client.query("select * from pggit.verify_consistency()")).toMatchObject([
    { check_name: "all" },
  ]);
});

test("what collides is one conflict for each object, with all three states, and does not come back", async () => {
  await onStaging(
    "alter table app.orders alter total type bigint; alter table app.users add x int",
  );
  await client.query("alter table app.orders alter total type numeric");
  expect(await outcomes()).toEqual({ "app.orders": "conflict", "app.users": "merged" });
  const [conflict] = await client.query(
    `select conflict_type, object_identifier, branch1_name, branch2_name, conflict_data -> 'collisions' as collisions,
       (select content #>> '{facets,column:total/type,value}' from pggit.blobs where hash = base_blob) as base,
       (select content #>> '{facets,column:total/type,value}' from pggit.blobs where hash = current_blob) as current,
       (select content #>> '{facets,column:total/type,value}' from pggit.blobs where hash = incoming_blob) as incoming
     from pggit.conflict_registry`,
  );
  expect(conflict).toEqual({
    conflict_type: "merge",
    object_identifier: "app.orders",
    branch1_name: "main",
    branch2_name: "staging",
    collisions: ["column:total/type"],
    base: "integer",
    current: "numeric",
    incoming: "bigint",
  });
  expect(await merge()).toEqual([]);
  await client.query(
    "select pggit.resolve_conflict(conflict_id, 'use_current') from pggit.list_conflicts()",
  );
  expect(await merge()).toEqual([]);

  await onStaging(
    "alter table app.orders alter total type bigint; alter table app.orders add y int",
  );
  expect(await outcomes()).toEqual({ "app.orders": "merged" });
  expect(await columns(client, "app.orders")).toEqual(["id", "total", "y"]);
});

test("what would lose data, or what rows break, is a conflict and leaves the rest alone", async () => {
  await onStaging(
    `alter table app.users drop column old;
     alter table app.orders add constraint positive check (total > 0);
     alter table app.orders add column n int`,
  );
  await client.query("insert into app.orders values (1, -5)");
  expect(await merge()).toEqual([
    {
      object_identifier: "app.orders",
      outcome: "conflict",
      details: "Constraint positive of app.orders is defined differently",
    },
    {
      object_identifier: "app.users",
      outcome: "conflict",
      details: "app.users cannot be merged: this would lose data of table app.users: column:old",
    },
  ]);
  expect(await columns(client, "app.orders")).toEqual(["id", "total"]);
  await client.query(
    `select pggit.resolve_conflict(conflict_id, 'merge', null, '{"allow_data_loss": true}')
     from pggit.list_conflicts() where object_identifier = 'app.users'`,
  );
  expect(await columns(client, "app.users")).toEqual(["id", "name"]);
});

test("what refers to what is not here is a dependency conflict, and so is a cycle", async () => {
  await client.query("create schema other; create table other.t (id int)");
  await onStaging(
    `create view app.v as select id from other.t;
     create view app.w as select id from app.v;
     set local check_function_bodies = off;
     create function app.f() returns int language sql as 'select app.g()';
     create function app.g() returns int language sql as 'select app.f()'`,
  );
  await client.query("drop table other.t");
  await merge();
  expect(
    await client.query(
      "select conflict_type, object_identifier, description from pggit.list_conflicts() order by 2",
    ),
  ).toEqual([
    {
      conflict_type: "dependency",
      object_identifier: "app.f()",
      description: "app.f() is in a cycle: app.f(), app.g()",
    },
    {
      conflict_type: "dependency",
      object_identifier: "app.g()",
      description: "app.g() is in a cycle: app.g(), app.f()",
    },
    {
      conflict_type: "dependency",
      object_identifier: "app.v",
      description: "app.v needs what is not here: other.t",
    },
    {
      conflict_type: "dependency",
      object_identifier: "app.w",
      description: "app.w needs what is not here: app.v",
    },
  ]);
});

test("an object that went there and did not change here goes, if it holds no rows", async () => {
  await onStaging("drop table app.orders");
  expect(await outcomes()).toEqual({ "app.orders": "merged" });
  expect(await client.query("select to_regclass('app.orders')::text as is")).toEqual([
    { is: null },
  ]);
});

test("with nothing in common nothing goes, and two versions of one object are a version conflict", async () => {
  await client.query(
    `delete from pggit.merges; create table app.mine (id int);
     select pggit.store_environment('production', 'elsewhere', jsonb_set(
       pggit.store_objects((select jsonb_agg(jsonb_set(pggit.live_object('table', 'app.orders'), '{facets,column:total/type,value}', '"text"')))),
       '{table app.orders,version}', '"7.0.0"'))`,
  );
  expect(
    await client.query(
      "select object_identifier, outcome from pggit.merge_branches('production', 'main', false)",
    ),
  ).toEqual([{ object_identifier: "app.orders", outcome: "conflict" }]);
  expect(
    await client.query("select conflict_type, description from pggit.list_conflicts()"),
  ).toEqual([
    { conflict_type: "version", description: "app.orders is 1.0.0 here and 7.0.0 incoming" },
  ]);
  expect(await columns(client, "app.mine")).toEqual(["id"]);
});

test("comments and privileges come where they are asked for", async () => {
  await onStaging(
    "comment on table app.users is 'people'; grant select on app.users to pggit_reader",
  );
  expect(await merge(true)).toEqual([]);
  expect(await merge(true, ["comments", "privileges"])).toMatchObject([
    {
      object_identifier: "app.users",
      details:
        "COMMENT ON TABLE app.users IS 'people';\nGRANT SELECT ON TABLE app.users TO pggit_reader",
    },
  ]);
});

test("a branch that is only recorded gets the merged state, and the live schema stays", async () => {
  await client.query("select pggit.create_branch('next')");
  await client.query("alter table app.users add column email text");
  const rows = await client.query(
    "select object_identifier, outcome from pggit.merge_branches('main', 'next', false)",
  );
  expect(rows).toEqual([{ object_identifier: "app.users", outcome: "merged" }]);
  expect(
    await client.query(
      "select object_name, difference from pggit.compare_environments('main', 'next') where object_name ~ 'app.'",
    ),
  ).toEqual([
    { object_name: "app.orders", difference: "Same" },
    { object_name: "app.users", difference: "Same" },
  ]);
});

test.each([
  ["main", "main", "PG001"],
  ["main", "staging", "PG001"],
  ["nowhere", "main", "PG003"],
])("merging %s into %s is refused", async (source, target, code) => {
  await expect(
    client.query("select * from pggit.merge_branches($1, $2)", [source, target]),
  ).rejects.toMatchObject({ code });
});
