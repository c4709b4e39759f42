/** Reconciling while a captured change still waits: what it may not take for what it is not. */
import { expect, test } from "vitest";
import { installed } from "../install/installed.ts";
import type { TestClient } from "../servers/client.ts";
import { useDatabase } from "../servers/use-database.ts";
import { differences, fold } from "./head.ts";

const db = useDatabase(installed);

/** Runs DDL that no event trigger sees. */
async function unseen(client: TestClient, statements: string): Promise<void> {
  await client.query(
    `set session_replication_role = replica; ${statements}; reset session_replication_role`,
  );
}

/** Reconciles as a session does whose log was read just before the last captured change. */
const reconcile = (client: TestClient) => client.query("select pggit.fold_catalog()");

/** What is wrong once everything is folded and reconciled. */
async function wrong(client: TestClient): Promise<unknown[]> {
  await fold(client);
  await fold(client, true);
  const left = await fold(client, true);
  const checks = await client.query<{ status: string }>("select * from pggit.verify_consistency()");
  return [
    ...(await differences(client)),
    ...(left > 0 ? ["reconciling does not come to an end"] : []),
    ...checks.filter(({ status }) => status !== "ok"),
  ];
}

test("a name that went to another function while tracking was off is that function's in history", async () => {
  const client = await db.client();
  await client.query("create function calc(int) returns int language sql as 'select 1'");
  await fold(client);
  await client.query("alter function calc(int) stable");
  await unseen(
    client,
    `alter function calc(int) rename to other;
     create function calc(int) returns int language sql as 'select 2'`,
  );
  await reconcile(client);
  expect(await wrong(client)).toEqual([]);
});

test("the older of two objects of one name goes, and the other's state is in history", async () => {
  const client = await db.client();
  await client.query("create function calc(int) returns int language sql as 'select 1'");
  await fold(client);
  await unseen(
    client,
    `alter function calc(int) rename to other;
     create function calc(int) returns int language sql as 'select 2'`,
  );
  await reconcile(client);
  // as it is when the row of a transaction that was open meanwhile becomes visible
  await client.query(`
    insert into pggit.ddl_log (author, command_tag, action, classid, objid, object_type, schema_name, object_name, identity, facets)
    select 'me', 'ALTER FUNCTION', 'write', o.classid, 'other'::regproc, 'function', 'public', 'calc', 'public.calc(integer)', o.facets
    from pggit.read_object('function', 'other'::regproc) as s
    cross join lateral (select 'pg_proc'::regclass::oid as classid, s.facets) as o`);
  expect(await wrong(client)).toEqual([]);
});

test("tables that trade names beside a captured change are reconciled without an error", async () => {
  const client = await db.client();
  await client.query("create table a (id int); create table b (id int)");
  await fold(client);
  await unseen(client, "alter table b rename to c; alter table a rename to b");
  await client.query("alter table b add column name text");
  await reconcile(client);
  expect(await wrong(client)).toEqual([]);
});
