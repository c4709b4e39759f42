/** For whom the API works is said in history beside the role that it logged in as. */
import { createEnvironments, EnvironmentConfig, type Environments } from "pggit-functions";
import { afterEach, beforeAll, afterAll, expect, inject, test } from "vitest";
import { neonUrl } from "../connect/drivers.ts";
import { installed } from "../install/installed.ts";
import { type NeonProxy, startNeonProxy } from "../servers/neon-proxy.ts";
import { useDatabase } from "../servers/use-database.ts";
import { apiOver, callerWith } from "./api.ts";

const db = useDatabase(installed);
let proxy: NeonProxy;
const opened: Environments[] = [];
beforeAll(async () => {
  proxy = await startNeonProxy(inject("postgres"));
});
afterEach(() => Promise.all(opened.splice(0).map((each) => each.close())));
afterAll(() => proxy.close());

/** Environments that keep their sessions, or that reach Neon over HTTP. */
function environments(driver: string): Environments {
  const neon = {
    fetch_endpoint: proxy.fetchEndpoint,
    ws_proxy: proxy.wsProxy,
    secure_websocket: false,
  };
  const target = driver === "neon" ? neonUrl(db.url) : db.url;
  const made = createEnvironments(
    { shop: EnvironmentConfig.parse({ target, neon, max_connections: 1 }) },
    { variables: {} },
  );
  opened.push(made);
  return made;
}

const author = "select pggit.current_author() as author";

test.each(["pg", "neon"])(
  "what a call does is done for its caller alone, over %s",
  async (driver) => {
    const made = environments(driver);
    const odd = `key:o'brien\\ — ${"é".repeat(5)}`;
    const as = (caller?: string) =>
      made.use("shop", (sql) => sql.query(author), caller === undefined ? {} : { caller });
    expect(await as(odd)).toEqual([{ author: `postgres for ${odd}` }]);
    expect(await as()).toEqual([{ author: "postgres" }]);
  },
);

test("a stop says who pressed the button, and so does the commit of what it missed", async () => {
  const api = apiOver(
    {},
    { environments: environments("pg"), caller: callerWith({ name: "key:oncall" }) },
  );
  const at = "/v1/environments/shop";
  await api.post(`${at}/emergency/disable`, { duration: "1 hour", reason: "DDL hangs" });
  const client = await db.client();
  await client.query("create table missed (id int)");
  await api.post(`${at}/emergency/enable`);
  const [stop] = await client.query("select started_by, ended_by from pggit.tracking_stops");
  expect(stop).toEqual({
    started_by: "postgres for key:oncall",
    ended_by: "postgres for key:oncall",
  });
  const [commit] = await client.query("select message from pggit.log(max_count => 1)");
  expect(commit?.["message"]).toContain("by postgres for key:oncall: DDL hangs");
});

test("who says for whom he works is named first all the same", async () => {
  const client = await db.client(await db.role({ prefix: "mallory", memberOf: ["pggit_reader"] }));
  await client.query("set pggit.caller = 'key:oncall'");
  expect(await client.query(author)).toEqual([
    { author: expect.stringMatching(/^mallory.* for key:oncall$/) },
  ]);
});
