/** purge_history(): what it removes, what it keeps, and what it says of both. */
import { expect, test } from "vitest";
import { useDatabase } from "../servers/use-database.ts";
import { faults, purge, withOldHistory } from "./old-history.ts";

const db = useDatabase(withOldHistory);

const real = "older_than => '6 months', dry_run => false";

test("the dry run says in the guide's words what the real run then removes", async () => {
  const client = await db.client();
  const before = await client.query("select count(*) from pggit.commits");
  const dry = await purge(client);
  expect(dry.slice(0, 3).map((row) => [row.action, row.object_type])).toEqual([
    ["would_delete", "commits"],
    ["would_delete", "versions"],
    ["would_delete", "blobs"],
  ]);
  for (const { count } of dry) expect(count).toBeGreaterThan(0);
  expect(await client.query("select count(*) from pggit.commits")).toEqual(before);
  const deleted = await purge(client, real);
  expect(deleted).toEqual(dry.map((row) => ({ ...row, action: "deleted" })));
  expect(await faults(client)).toEqual([]);
});
