/** What each kind of statement leaves in history by its events alone, and what only reconciling finds. */
import { describe, expect, test } from "vitest";
import { commits, differences, failures, fold } from "../history/head.ts";
import { installed } from "../install/installed.ts";
import { useDatabase } from "../servers/use-database.ts";
import { told, untold } from "./cases.ts";
import { toldOfDependents } from "./dependent-cases.ts";
import { toldOfForeign, untoldOfForeign } from "./foreign-cases.ts";
import { toldOfOnline } from "./online-cases.ts";
import { toldOfTypes, untoldOfTypes } from "./type-cases.ts";

const db = useDatabase(installed);

describe.each([...told, ...toldOfDependents, ...toldOfOnline, ...toldOfTypes, ...toldOfForeign])(
  "by its events alone: $name",
  (given) => {
    test("head is the catalog, and one commit tells of each transaction", async () => {
      const client = await db.client();
      if (given.setup) await client.query(given.setup);
      await fold(client, true);
      const before = (await commits(client)).length;
      for (const statement of given.ddl) await client.query(statement);
      await fold(client);
      const made = (await commits(client)).slice(before);
      expect(made.map((commit) => commit.message)).toEqual(given.commits);
      expect(made.every((commit) => commit.origin === "ddl")).toBe(true);
      expect(await differences(client)).toEqual([]);
      expect(await failures(client)).toEqual([]);
    });
  },
);

describe.each([...untold, ...untoldOfTypes, ...untoldOfForeign])(
  "by reconciling: $name",
  (given) => {
    test("fold alone leaves a difference, with reconcile there is none", async () => {
      const client = await db.client();
      if (given.setup) await client.query(given.setup);
      await fold(client, true);
      for (const statement of given.ddl) await client.query(statement);
      await fold(client);
      expect(await differences(client)).not.toEqual([]);
      expect(await fold(client, true)).toBe(1);
      expect((await commits(client)).at(-1)).toMatchObject({ origin: "reconcile" });
      expect(await differences(client)).toEqual([]);
      expect(await fold(client, true)).toBe(0);
    });
  },
);

test("the author is who logged in, and the role that was put on", async () => {
  const owner = await db.client();
  const group = await db.role({ prefix: "group", attributes: "nologin" });
  const alice = await db.role({ prefix: "alice", memberOf: [group.name] });
  await owner.query(`grant create on schema public to ${alice.name}, ${group.name}`);
  await fold(owner, true);
  const user = await db.client(alice);
  await user.query("create table hers (id int)");
  await user.query(`set role ${group.name}`);
  await user.query("set pggit.message = 'for all of us'");
  await user.query("create table theirs (id int)");
  await fold(owner);
  expect((await commits(owner)).slice(-2)).toEqual([
    { origin: "ddl", author: alice.name, message: "CREATE TABLE public.hers" },
    { origin: "ddl", author: `${alice.name} as ${group.name}`, message: "for all of us" },
  ]);
});

test("a bulk of five hundred tables in one transaction is one commit", async () => {
  const client = await db.client();
  const tables = Array.from(
    { length: 500 },
    (_, n) => `create table bulk_${n} (id int primary key)`,
  );
  await client.query(`begin; ${tables.join(";")}; commit`);
  expect(await fold(client)).toBe(1);
  expect(await differences(client)).toEqual([]);
});

test("how long capture took is in the log and, once folded, in the events", async () => {
  const client = await db.client();
  await client.query("create table t (id int)");
  await fold(client);
  const rows = await client.query(`
    select event_data ->> 'operation_type' as operation,
      (event_data ->> 'duration')::interval between '0 s' and '10 s' as measured
    from pggit.system_events where event_type = 'tracking_complete'`);
  expect(rows).toEqual([{ operation: "CREATE TABLE", measured: true }]);
});
