/** Calls over the connections that the API really has: kept sessions, and Neon's HTTP and WebSockets. */
import { connect } from "pggit";
import { createEnvironments, EnvironmentConfig, type Environments } from "pggit-functions";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import { neonUrl } from "../connect/drivers.ts";
import { installed } from "../install/installed.ts";
import { type NeonProxy, startNeonProxy } from "../servers/neon-proxy.ts";
import { useDatabase } from "../servers/use-database.ts";
import { apiOver } from "./api.ts";

const db = useDatabase(installed);
const at = "/v1/environments/shop";
const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;

let proxy: NeonProxy;
let environments: Environments;
beforeAll(async () => {
  proxy = await startNeonProxy(inject("postgres"));
});
afterAll(() => proxy.close());
afterEach(() => environments.close());

describe.each(["pg", "neon"])("over %s", (driver) => {
  const api = (timeout_ms = 20_000) =>
    apiOver({ shop: db.url }, { environments, config: { limits: { timeout_ms } } });

  beforeEach(() => {
    const neon = {
      fetch_endpoint: proxy.fetchEndpoint,
      ws_proxy: proxy.wsProxy,
      secure_websocket: false,
    };
    const target = driver === "neon" ? neonUrl(db.url) : db.url;
    const config = EnvironmentConfig.parse({ target, ...(driver === "neon" && { neon }) });
    environments = createEnvironments({ shop: config }, { variables: {} });
  });

  test("what reads is answered and on record, and what changes is made once", async () => {
    const { get, post } = api();
    expect((await get(`${at}/branch/list`)).body.rows).toHaveLength(1);
    const key = { headers: { "idempotency-key": "one" } };
    const made = await post(`${at}/milestone/create`, { name: "v1" }, key);
    const again = await post(`${at}/milestone/create`, { name: "v1" }, key);
    expect(made.status, JSON.stringify(made.body)).toBe(200);
    expect([again.body, again.headers.get("idempotency-replayed")]).toEqual([made.body, "true"]);
    const warned = await post(`${at}/emergency/disable`);
    expect(warned.body["notices"]).toMatchObject([{ severity: "WARNING" }]);

    const sql = await connect(db.url);
    const events = await sql.query(
      "select event_data ->> 'operation' as name from pggit.system_events where event_type like 'api%' order by event_id",
    );
    await sql.close();
    const names = ["branch list", "milestone create", "milestone create", "emergency disable"];
    expect(events).toEqual(names.map((name) => ({ name })));
  });

  test("a call is ended on the server when its time is up, and when its caller hangs up", async () => {
    // in its transaction the holder would see one moment of who waits
    const [holder, watcher] = [await connect(db.url), await connect(db.url)];
    await holder.script("begin; lock table pggit.milestones");
    const create = { name: "v1" };
    for (const call of [
      () => api(500).get(`${at}/milestone/list`),
      () => api(500).post(`${at}/milestone/create`, create),
    ]) {
      const late = await call();
      expect([late.status, late.body.code]).toEqual([504, "CALL_TIMEOUT"]);
      expect(await watcher.query(waiting)).toEqual([]);
    }
    const hangUp = new AbortController();
    const init = { signal: hangUp.signal, headers: { "idempotency-key": "left" } };
    const asked = api().post(`${at}/milestone/create`, create, init);
    await expect.poll(() => watcher.query(waiting), { timeout: 10_000 }).toHaveLength(1);
    hangUp.abort();
    expect((await asked).body.code).toBe("CALL_CANCELLED");
    expect(await watcher.query(waiting)).toEqual([]);
    await holder.script("rollback");
    expect(await holder.query("select from pggit.milestones")).toEqual([]);
    expect(await holder.query("select from pggit.idempotency_keys")).toEqual([]);
    await Promise.all([holder.close(), watcher.close()]);
  });
});
