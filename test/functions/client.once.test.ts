/** The typed client, over a socket against a real server. */
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import {
  connect,
  createClient,
  emergencyDisable,
  fetchOperation,
  historyLog,
  historyVersions,
  listMilestones,
  operations,
  statusOperation,
} from "pggit";
import { afterEach, beforeEach, expect, test } from "vitest";
import { installed } from "../install/installed.ts";
import { useDatabase } from "../servers/use-database.ts";
import { apiOver } from "./api.ts";

const db = useDatabase(installed);
let url = "";
let stop: () => Promise<void>;

beforeEach(async () => {
  const { app } = apiOver({ shop: db.url, staging: db.url });
  const server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" });
  await new Promise((resolve) => server.once("listening", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  stop = () => new Promise((resolve) => server.close(() => resolve()));
});
afterEach(() => stop());

const createMilestone = operations.find(({ name }) => name === "milestone create");
if (!createMilestone) throw new RangeError("milestone create is gone");

const retry = { pauseMs: 1 };

test("it answers rows of the operation's own type, and pages of a list", async () => {
  const client = createClient({ url, token: "any" });
  const status = await client.call(statusOperation, "shop", {});
  expect(status.rows.map(({ component }) => component)).toContain("Tracking");
  const sql = await connect(db.url);
  await sql.script("create table users (id int); select pggit.fold(true)");
  await sql.script("create view names as select id from users; select pggit.fold(true)");
  await sql.close();
  const first = await client.call(historyLog, "shop", { object: "users" }, { limit: 1 });
  expect(first.rows[0]?.objects).toBe(1);
  expect(first.next).toBeNull();
  const newest = await client.call(historyLog, "shop", {}, { limit: 1 });
  const older = await client.call(historyLog, "shop", {}, { limit: 1, after: newest.next });
  expect(older.rows[0]?.commit_hash).not.toBe(newest.rows[0]?.commit_hash);
});

test("what the API refuses is a PggitError with its code and hint", async () => {
  const client = createClient({ url, token: "any", retry });
  const unknown = client.call(historyVersions, "shop", { object: "nobody" });
  await expect(unknown).rejects.toMatchObject({
    code: "UNKNOWN_OBJECT",
    environment: "shop",
    hint: expect.stringMatching(/./),
  });
  const elsewhere = client.call(statusOperation, "gone", {});
  await expect(elsewhere).rejects.toMatchObject({ code: "UNKNOWN_ENVIRONMENT" });
});

test("what cannot be is refused before anything is sent", async () => {
  const client = createClient({
    url,
    token: "any",
    fetch: () => Promise.reject(new Error("sent all the same")),
  });
  const wrong = client.call(emergencyDisable, "shop", { duration: "for a while" });
  await expect(wrong).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
  const far = client.call(fetchOperation, "shop", { name: "far", connection_string: "host=x" });
  await expect(far).rejects.toMatchObject({ code: "UNKNOWN_ROUTE" });
});

test("a change whose answer is lost is made once, and answered when it is sent again", async () => {
  const keys = new Set<string | null>();
  let lost = 0;
  const client = createClient({
    url,
    token: () => Promise.resolve("asked anew"),
    retry,
    fetch: async (request) => {
      const response = await fetch(request);
      keys.add(request.headers.get("idempotency-key"));
      if (lost++ < 2) throw new TypeError("the connection broke off");
      return response;
    },
  });
  const made = await client.call(createMilestone, "shop", { name: "v1" });
  expect(made.rows).toEqual([{ create_milestone: expect.any(String) }]);
  expect([lost, keys.size]).toEqual([3, 1]);
  const { rows } = await client.call(listMilestones, "shop", {});
  expect(rows.map(({ name }) => name)).toEqual(["v1"]);
});

test.each([429, 502, 503, 504])(
  "a call that is answered %i is made again, when the server says",
  async (status) => {
    let calls = 0;
    const client = createClient({
      url,
      token: "any",
      retry,
      fetch: (request) =>
        calls++ < 2
          ? Promise.resolve(new Response("{}", { status, headers: { "retry-after": "0" } }))
          : fetch(request),
    });
    await client.call(statusOperation, "shop", {});
    expect(calls).toBe(3);
  },
);

test("what a further attempt does not mend is not tried again, nor what is asked for too late", async () => {
  for (const [status, after] of [
    [409, "0"],
    [500, "0"],
    [503, "3600"],
  ] as const) {
    let calls = 0;
    const client = createClient({
      url,
      token: "any",
      retry,
      fetch: () => {
        calls += 1;
        return Promise.resolve(new Response("{}", { status, headers: { "retry-after": after } }));
      },
    });
    await expect(client.call(statusOperation, "shop", {})).rejects.toThrow(/not what this client/);
    expect(calls).toBe(1);
  }
});

test("it compares two environments", async () => {
  const client = createClient({ url: `${url}/`, token: "any" });
  const report = await client.compare({ env1: "shop", env2: "staging", verify: false });
  expect(report.verdict).toBe("same");
});

test("a call that is given up is sent no more", async () => {
  const client = createClient({
    url,
    token: "any",
    retry: { pauseMs: 60_000 },
    fetch: () => Promise.resolve(new Response("{}", { status: 503 })),
  });
  const giveUp = new AbortController();
  const asked = client.call(statusOperation, "shop", {}, { signal: giveUp.signal });
  giveUp.abort(new Error("no longer wanted"));
  await expect(asked).rejects.toThrow("no longer wanted");
});
