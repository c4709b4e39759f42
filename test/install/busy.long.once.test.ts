/** Installing where others hold what it needs for longer than it waits at a time. */
import { install } from "pggit";
import { expect, test } from "vitest";
import { useDatabase } from "../servers/use-database.ts";
import { useConnections } from "./connections.ts";

const db = useDatabase();
const connectTo = useConnections();

test("it is installed although another session kept a lock for seconds, as two first installations of one server do", async () => {
  const other = await connectTo(db.url);
  const sql = await connectTo(db.url);
  const said: string[] = [];
  await other.script("begin; lock table pg_catalog.pg_event_trigger in access exclusive mode");
  const installing = install(sql, {
    onProgress: (message) => {
      said.push(message);
      if (message.startsWith("waiting")) void other.script("commit");
    },
  });
  expect(await installing).toMatchObject({ outcome: "installed", event_triggers: true });
  expect(said).toContain("waiting for another session, which holds a lock");
});

test("it is refused where the lock is kept for longer than it shall wait, and nothing is left behind", async () => {
  const other = await connectTo(db.url);
  const sql = await connectTo(db.url);
  await other.script("begin; lock table pg_catalog.pg_event_trigger in access exclusive mode");
  await expect(install(sql, { waitMs: -1 })).rejects.toMatchObject({ code: "DATABASE_BUSY" });
  await other.script("commit");
  expect(await sql.query("select to_regnamespace('pggit') as found")).toEqual([{ found: null }]);
});
