import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterEach, expect, test } from "vitest";
import { serve as serveHere, type RunningServer } from "pggit-functions/serve";
import { ran } from "../../packages/cli/src/edges.fixture.ts";
import { installed } from "../install/installed.ts";
import { withClient } from "../servers/client.ts";
import { serverUrl } from "../servers/databases.ts";
import { useDatabase } from "../servers/use-database.ts";

const db = useDatabase(installed);
const bin = fileURLToPath(new URL("../../packages/cli/src/bin.ts", import.meta.url));
const running: ChildProcess[] = [];
const servers: RunningServer[] = [];

interface Served {
  readonly process: ChildProcess;
  readonly url: string;
  readonly metrics: string;
  readonly lines: Record<string, unknown>[];
  readonly output: () => string;
}

/** `pggit serve` as a real process. */
async function serve(config: object, ...flags: string[]): Promise<Served> {
  const child = spawn(
    process.execPath,
    [
      "--conditions=source",
      bin,
      "serve",
      "--config",
      JSON.stringify(config),
      "--port",
      "0",
      ...flags,
    ],
    { env: { PATH: process.env.PATH, SHOP_URL: db.url }, stdio: ["ignore", "pipe", "pipe"] },
  );
  running.push(child);
  const lines: Record<string, unknown>[] = [];
  let text = "";
  const listening = Promise.withResolvers<Record<string, unknown>>();
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    text += chunk;
    lines.splice(
      0,
      lines.length,
      ...text
        .split("\n")
        .slice(0, -1)
        .map((line) => JSON.parse(line)),
    );
    const found = lines.find(({ message }) => message === "listening");
    if (found) listening.resolve(found);
  });
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
    text += chunk;
  });
  child.on("exit", () => listening.reject(new Error(text)));
  const { url, metrics } = await listening.promise;
  return {
    process: child,
    url: String(url),
    metrics: String(metrics),
    lines,
    output: () => text,
  };
}

/** The same in this process. */
async function served(config: object): Promise<{ url: string; output: () => string }> {
  let text = "";
  const server = await serveHere({
    sources: [JSON.stringify(config)],
    variables: { SHOP_URL: db.url },
    host: "127.0.0.1",
    port: 0,
    readFile: (path) => readFile(path, "utf8"),
    write: (line) => {
      text += `${line}\n`;
    },
  });
  servers.push(server);
  return { url: server.url, output: () => text };
}

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
  for (const child of running.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill("SIGKILL");
    await once(child, "exit");
  }
});

const open = {
  environments: { production: { target: "env:SHOP_URL" } },
  development: { authentication: "none" },
};

const sessions = () =>
  withClient(serverUrl(), (server) =>
    server.query(
      "select state, query from pg_stat_activity where datname = $1 and application_name ~ '^pggit'",
      [db.name],
    ),
  );

test("names the next time of each schedule that the configuration gives one, and of no other", async () => {
  const schedules = { clock: { fold: "*/5 * * * *", purge: "0 3 * * *" } };
  const { output } = await served({ ...open, schedules });
  const lines = output()
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(lines.filter(({ message }) => message === "scheduled")).toEqual([
    expect.objectContaining({ schedule: "fold", next: expect.stringMatching(/T\d\d:\d[05]:00/) }),
    expect.objectContaining({ schedule: "purge", next: expect.stringContaining("T03:00:00") }),
  ]);
});

test("serves the API, its metrics and its log, works on jobs, and ends in order", async () => {
  const { process: child, url, metrics: place, lines } = await serve(open, "--metrics", "0");
  const status = await fetch(`${url}/v1/environments/production/status`);
  expect(status.status).toBe(200);
  expect(await status.json()).toMatchObject({
    rows: expect.arrayContaining([expect.objectContaining({ component: "Tracking" })]),
  });

  const begun = await fetch(`${url}/v1/environments/production/jobs`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ kind: "verify", input: {} }),
  });
  expect(begun.status).toBe(202);
  const location = begun.headers.get("location") ?? "";
  expect(location).toMatch(/^\/v1\/environments\/production\/jobs\/[0-9a-f-]{36}$/);
  const job = async () => (await (await fetch(url + location)).json()) as Record<string, unknown>;
  await expect.poll(async () => (await job())["state"], { timeout: 15_000 }).toBe("succeeded");
  expect(await job()).toMatchObject({ kind: "verify", result: [{ check_name: "all" }] });
  const list = await fetch(`${url}/v1/environments/production/jobs?limit=1`);
  expect(await list.json()).toMatchObject({ rows: [{ state: "succeeded" }], next: null });

  // Beside the API they would stand in the open behind a proxy.
  expect((await fetch(`${url}/metrics`)).status).toBe(404);
  expect((await fetch(place.replace("/metrics", "/v1"))).status).toBe(404);
  const metrics = await (await fetch(place)).text();
  expect(metrics).toMatch(
    /pggit_requests_total\{route="\/v1\/environments\/:environment\/status",method="GET",status="200"\} 1/,
  );
  expect(metrics).toContain(
    'pggit_jobs_total{environment="production",kind="verify",state="succeeded"} 1',
  );
  expect(lines).toContainEqual(
    expect.objectContaining({
      message: "request",
      route: "/v1/environments/:environment/status",
      environment: "production",
      status: 200,
      request_id: status.headers.get("x-request-id"),
      duration_ms: expect.any(Number),
    }),
  );
  child.kill("SIGTERM");
  const [code] = await once(child, "exit");
  expect(code).toBe(0);
  expect(await sessions()).toEqual([]);
});

test("a server told to end as soon as it listens ends at once", async () => {
  const names = ["one", "two", "three", "four", "five", "six"];
  const target = { target: "env:SHOP_URL" };
  const environments = Object.fromEntries(names.map((name) => [name, target]));
  const { process: child } = await serve({ ...open, environments });
  child.kill("SIGTERM");
  expect(await once(child, "exit")).toEqual([0, null]);
});

test("a client that hangs up leaves no statement and no connection behind", async () => {
  const { url } = await served(open);
  const blocker = await db.client();
  await blocker.query("begin; lock table pggit.system_events in access exclusive mode");
  const waiting = () =>
    withClient(serverUrl(), (server) =>
      server.query("select from pg_stat_activity where datname = $1 and wait_event_type = 'Lock'", [
        db.name,
      ]),
    );
  const gone = new AbortController();
  const call = fetch(`${url}/v1/environments/production/status`, { signal: gone.signal });
  const settled = Promise.allSettled([call]);
  await expect.poll(waiting, { timeout: 10_000 }).toHaveLength(1);
  gone.abort();
  expect(await settled).toMatchObject([{ status: "rejected" }]);
  await expect.poll(waiting, { timeout: 10_000 }).toEqual([]);
  await blocker.query("rollback");
});

test("a client that hangs up while it sends its body is no fault of the database", async () => {
  const secrets = ["a secret of enough length"];
  const webhook = { environments: ["production"], rules: [{ action: "disable" }], secrets };
  const { url, output } = await served({
    ...open,
    webhooks: { pd: { sender: "pagerduty", ...webhook } },
  });
  const { hostname, port } = new URL(url);
  const at = "/v1/environments/production";
  for (const path of [`${at}/milestone/create`, `${at}/jobs`, "/v1/webhooks/pd"]) {
    const socket = connect(Number(port), hostname);
    await once(socket, "connect");
    const head = `POST ${path} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nContent-Type: application/json`;
    socket.write(`${head}\r\nContent-Length: 1000\r\n\r\n{"name": `);
    await sleep(200);
    socket.resetAndDestroy();
  }
  const requests = () =>
    output()
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line))
      .filter(({ message }) => message === "request");
  await expect.poll(requests, { timeout: 5_000 }).toHaveLength(3);
  expect(requests().map(({ status, level }) => [status, level])).toEqual(
    Array(3).fill([499, "warn"]),
  );
  expect(output()).not.toMatch(/CONNECTION_FAILED|DELIVERY_NOT_HANDLED/);
  const recorded = await withClient(db.url, (client) =>
    client.query(
      `select event_data ->> 'operation' as operation, event_data ->> 'outcome' as outcome
       from pggit.system_events where event_type = 'api_call' order by event_id`,
    ),
  );
  expect(recorded).toEqual([
    { operation: "milestone create", outcome: "CALL_CANCELLED" },
    { operation: "job begin", outcome: "CALL_CANCELLED" },
  ]);
});

test("nothing secret comes to light, whatever fails", async () => {
  const role = await db.role();
  const wrong = new URL(role.url);
  wrong.password = "hunter2secret";
  const { url, output } = await served({
    ...open,
    environments: { production: { target: wrong.href } },
  });
  const answers = [
    await fetch(`${url}/v1/environments/production/status`),
    await fetch(`${url}/v1/environments/production/jobs`),
    await fetch(`${url}/readyz`),
  ];
  for (const answer of answers) {
    expect(answer.status).toBeGreaterThanOrEqual(500);
    expect(await answer.text()).not.toContain("hunter2");
  }
  expect(output()).toContain("AUTHENTICATION_FAILED");
  expect(output()).not.toContain("hunter2");
});

test.each([
  [["--config", "{}"]],
  [["--config", '{"environments":{"a":{"target":"env:A"}}}']],
  [["--config", JSON.stringify(open), "--host", "0.0.0.0"]],
  [["--config", "/nowhere/api.json"]],
  [["--config", JSON.stringify(open), "--host", "192.0.2.1"]],
])("refuses to start where it would be open, or cannot: %j", async (flags) => {
  const { code, stdout, stderr } = await ran(["serve", "--port", "0", ...flags]);
  expect(code).toBe(2);
  expect(stdout).toBe("");
  expect(stderr).toMatch(/^error: /);
});

test("refuses to start where a webhook's secret is in no variable, and names it", async () => {
  const oncall = {
    sender: "pagerduty",
    secrets: ["env:NO_SUCH_SECRET"],
    environments: Object.keys(open.environments),
    rules: [{ action: "disable", duration: "1 hour" }],
  };
  const config = JSON.stringify({ ...open, webhooks: { oncall } });
  const { code, stderr } = await ran(["serve", "--port", "0", "--config", config]);
  expect(code).toBe(2);
  expect(stderr).toContain("webhooks.oncall.secrets.0: NO_SUCH_SECRET is not set");
});
