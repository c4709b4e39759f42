/** What somebody stored says itself which statements make it: nobody with more rights runs them unasked. */
import { beforeEach, expect, test } from "vitest";
import { installed } from "../install/installed.ts";
import type { TestClient } from "../servers/client.ts";
import type { Role } from "../servers/roles.ts";
import { useDatabase } from "../servers/use-database.ts";

const database = useDatabase(installed);
let boss: TestClient;
let low: TestClient;
let role: Role;

beforeEach(async () => {
  boss = await database.client();
  role = await database.role({ memberOf: ["pggit_operator"] });
  low = await database.client(role);
  await boss.query(
    `create table users (id int, name text);
     create table secrets (secret text);
     insert into users values (1, 'a')`,
  );
});

/** Stores the table with one column more, and a statement with it that whoever is low would like to run. */
async function store(client: TestClient): Promise<void> {
  await boss.query("begin; alter table users add column taken int");
  const [row] = await boss.query<{ content: string }>(
    "select pggit.live_object('table', 'public.users') as content",
  );
  await boss.query("rollback");
  const hostile = JSON.stringify(row?.content).replaceAll(
    /add column taken integer/gi,
    `$&; grant select on public.secrets to ${role.name}`,
  );
  expect(hostile).toContain("grant select");
  await client.query(
    "select pggit.store_environment('staging', 'elsewhere', pggit.store_objects(jsonb_build_array($1::jsonb)))",
    [hostile],
  );
}

/** Makes main and staging begin at the same state. */
async function begin(): Promise<void> {
  await low.query(
    `select pggit.store_environment('staging', 'elsewhere', pggit.store_objects(jsonb_build_array(
       pggit.live_object('table', 'public.users'))))`,
  );
  await boss.query("select * from pggit.merge_branches('staging', 'main', false)");
}

async function mayRead(): Promise<boolean> {
  const [row] = await boss.query<{ may: boolean }>(
    "select has_table_privilege($1, 'public.secrets', 'select') as may",
    [role.name],
  );
  return row?.may ?? true;
}

const merge = async (client: TestClient) =>
  await client.query<{ outcome: string; details: string; conflict_id: string }>(
    "select outcome, details, conflict_id from pggit.merge_branches('staging', 'main', false)",
  );

test("what an operator stored is not merged with the rights of somebody else", async () => {
  await begin();
  await store(low);
  const [refused] = await merge(boss);
  expect(refused).toMatchObject({
    outcome: "conflict",
    details: expect.stringContaining(
      `would run statements that ${role.name} stored, with the rights of`,
    ),
  });
  for (const strategy of ["use_tracked", "merge"]) {
    await expect(
      boss.query("select pggit.resolve_conflict($1, $2)", [refused?.conflict_id, strategy]),
    ).rejects.toMatchObject({ code: "PG069" });
  }
  expect(await mayRead()).toBe(false);
});

test("who has read the statements may say so", async () => {
  await begin();
  await store(low);
  const [refused] = await merge(boss);
  const id = refused?.conflict_id;
  const preview = await boss.query<{ statement: string }>(
    "select statement from pggit.preview_conflict($1, 'merge')",
    [id],
  );
  expect(preview.map((row) => row.statement).join()).toContain("grant select on public.secrets");
  await boss.query(`select pggit.resolve_conflict($1, 'merge', null, '{"trust_code": true}')`, [
    id,
  ]);
  expect(await mayRead()).toBe(true);
});

test("what this role stored itself, or the catalog had, runs unasked", async () => {
  await begin();
  await store(low);
  await store(boss);
  expect(await merge(boss)).toMatchObject([{ outcome: "merged" }]);
});

test("an operator cannot make the stored content of others untrusted", async () => {
  await begin();
  await store(boss);
  await store(low);
  expect(await merge(boss)).toMatchObject([{ outcome: "merged" }]);
});

test("what was merged into a branch is its author's, and restoring from there is refused", async () => {
  await begin();
  await boss.query("select pggit.create_branch('feature')");
  await low.query("select * from pggit.merge_branches('staging', 'feature', false)");
  await store(low);
  await low.query("select * from pggit.merge_branches('staging', 'feature', false)");
  const restore = "select * from pggit.restore_object('users', 'feature', trust_code => $1)";
  await expect(boss.query(restore, [false])).rejects.toMatchObject({ code: "PG069" });
  expect(await mayRead()).toBe(false);
  await boss.query(restore, [true]);
  expect(await mayRead()).toBe(true);
});

test("a version of this database's own history is restored unasked, whoever stored the same", async () => {
  await low.query(
    "select pggit.store_objects(jsonb_build_array(pggit.live_object('table', 'public.users')))",
  );
  await boss.query("alter table users add column email text");
  await boss.query("alter table users drop column email");
  await boss.query("alter table users drop column name");
  await boss.query("select * from pggit.restore_object('users', '1.0.0')");
  const columns = await boss.query(
    "select attname from pg_attribute where attrelid = 'users'::regclass and attnum > 0 and not attisdropped",
  );
  expect(columns).toEqual([{ attname: "id" }, { attname: "name" }]);
});
