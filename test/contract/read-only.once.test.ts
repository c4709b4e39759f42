/** What writes says in a read-only transaction, as on a standby, that it cannot, and what to do. */
import { callOperation, operations, PggitError } from "pggit";
import { expect, test } from "vitest";
import { useConnections } from "../install/connections.ts";
import { installed } from "../install/installed.ts";
import { useDatabase } from "../servers/use-database.ts";
import { calls, history } from "./calls.ts";

const db = useDatabase(installed);
const connectTo = useConnections();

/** Calls that write; resolving many tells of each by itself that it could not be. */
const writes = [
  "branch create",
  "branch delete",
  "branch merge/for good",
  "branch rename",
  "branch switch",
  "conflicts register",
  "conflicts resolve",
  "conflicts resolve/alter",
  "deployment begin",
  "deployment end",
  "emergency disable",
  "emergency enable",
  "fetch",
  "history purge/for good",
  "history restore/for good",
  "milestone create",
  "milestone delete",
  "tracking pause",
  "tracking resume",
  "verify/fix",
  "webhooks replay",
];

test("every operation works in a read-only transaction, or says in its own words that it cannot", async () => {
  const sql = await connectTo(db.url);
  await sql.script(history);
  const [row] = await sql.query<{ id: string }>(
    "select conflict_id::text as id from pggit.conflict_registry",
  );
  const said: Record<string, string> = {};
  for (const [name, { input = {} }] of Object.entries(calls)) {
    const operation = operations.find((one) => one.name === name.split("/")[0]);
    if (!operation) throw new RangeError(`there is no operation ${name}`);
    const given = "conflict_id" in input ? { ...input, conflict_id: row?.id } : input;
    said[name] = await sql
      .transaction((transaction) => callOperation(transaction, operation, given), {
        readOnly: true,
      })
      .then(
        () => "works",
        (thrown: unknown) => {
          const { code, message } = PggitError.from(thrown);
          return `${code} ${message}`;
        },
      );
  }
  const refused = Object.entries(said).filter(([, outcome]) => outcome !== "works");
  expect(refused.map(([name]) => name).toSorted()).toEqual(writes);
  const inOwnWords = /^SERVER_READ_ONLY .+ here: this server or transaction is read-only\.$/;
  expect(refused.filter(([, outcome]) => !inOwnWords.test(outcome))).toEqual([]);
});
