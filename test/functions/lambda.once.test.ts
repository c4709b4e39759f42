/** The real bundles, under AWS's runtime client, with PostgreSQL behind a stand-in for Neon. */
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { makeApiKey } from "pggit-functions";
import { afterAll, afterEach, beforeAll, expect, inject, test } from "vitest";
import { neonUrl } from "../connect/drivers.ts";
import { type SecretsManager, startSecretsManager } from "../connect/secrets-manager.ts";
import { installed } from "../install/installed.ts";
import { withClient } from "../servers/client.ts";
import { type NeonProxy, startNeonProxy } from "../servers/neon-proxy.ts";
import { useDatabase } from "../servers/use-database.ts";
import { type Queue, startQueue } from "./lambda/queue.ts";
import { type LambdaFunction, startLambda } from "./lambda/runtime-api.ts";
import { installTimeout, runtimeClient } from "./lambda/runtime-client.ts";

const db = useDatabase(installed, { each: "file" });
const opened: LambdaFunction[] = [];
let proxy: NeonProxy;
let queue: Queue;
let secrets: SecretsManager;
let key = "";
let variables: Record<string, string>;

beforeAll(async () => {
  const root = fileURLToPath(new URL("../../", import.meta.url));
  execFileSync(process.execPath, ["--conditions=source", "functions/scripts/build.ts"], {
    cwd: root,
  });
  await runtimeClient();
  proxy = await startNeonProxy(inject("postgres"));
  queue = await startQueue();
  secrets = await startSecretsManager();
}, installTimeout);

beforeAll(async () => {
  const made = await makeApiKey("ci");
  key = made.key;
  secrets.reply({ text: neonUrl(db.url) });
  const target = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:prod/db-AbCdEf";
  const neon = {
    fetch_endpoint: proxy.fetchEndpoint,
    ws_proxy: proxy.wsProxy,
    secure_websocket: false,
  };
  const config = {
    environments: { production: { target, neon } },
    keys: [
      {
        id: "ci",
        hashes: [made.hash],
        scopes: ["read", "operate", "purge", "emergency"],
        environments: "all",
        expires_at: "2099-01-01T00:00:00Z",
      },
    ],
  };
  variables = {
    PGGIT_CONFIG: JSON.stringify(config),
    PGGIT_JOBS_QUEUE_URL: queue.url,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: secrets.endpoint,
  };
});

afterEach(() => Promise.all(opened.splice(0).map((each) => each.close())));
afterAll(async () => {
  await Promise.all([proxy.close(), queue.close(), secrets.close()]);
});

async function lambda(name: "api" | "emergency" | "schedule", more: Record<string, string> = {}) {
  const made = await startLambda(name, { ...variables, ...more });
  opened.push(made);
  return made;
}

/** As API Gateway v2 and Function URLs send requests. */
function http(
  method: string,
  path: string,
  { body, auth = key }: { body?: object; auth?: string } = {},
) {
  const [rawPath = "", rawQueryString = ""] = path.split("?");
  return {
    version: "2.0",
    routeKey: "$default",
    rawPath,
    rawQueryString,
    headers: {
      host: "api.example",
      ...(auth && { authorization: `Bearer ${auth}` }),
      ...(body && { "content-type": "application/json" }),
    },
    requestContext: {
      domainName: "api.example",
      http: { method, path: rawPath, sourceIp: "203.0.113.7" },
    },
    // As Function URLs send them.
    ...(body && { body: btoa(JSON.stringify(body)), isBase64Encoded: true }),
    isBase64Encoded: body !== undefined,
  };
}

interface HttpAnswer {
  readonly statusCode: number;
  readonly headers: Record<string, string>;
  readonly body: string;
}

async function request(made: LambdaFunction, ...event: Parameters<typeof http>) {
  const { value } = await made.invoke(http(...event));
  const { statusCode, headers, body } = value as HttpAnswer;
  return { status: statusCode, headers, body: JSON.parse(body) as Record<string, unknown> };
}

test("the API answers over HTTP, with its log and metrics beside it and no secret in them", async () => {
  const api = await lambda("api");
  const status = await request(api, "GET", "/v1/environments/production/status");
  expect(status.status).toBe(200);
  expect(status.body).toMatchObject({
    rows: expect.arrayContaining([expect.objectContaining({ component: "Tracking" })]),
  });
  expect(proxy.traffic.requests).toBeGreaterThan(0);
  const again = await request(api, "GET", "/v1/environments/production/status");
  expect(again.status).toBe(200);
  // Kept, and the configuration is read once.
  expect(secrets.asked).toHaveLength(1);
  const refused = await request(api, "GET", "/v1/environments/production/status", { auth: "" });
  expect(refused.status).toBe(401);
  const lines = api
    .output()
    .split("\n")
    .filter((line) => line.startsWith("{"));
  const said = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(said).toContainEqual(
    expect.objectContaining({ message: "request", status: 200, caller: "key:ci" }),
  );
  expect(said).toContainEqual(
    expect.objectContaining({ _aws: expect.any(Object), pggit_requests: 1, status: "200" }),
  );
  expect(api.output()).not.toContain(key);
});

test("a change is a transaction over a WebSocket, and nothing outlives the call", async () => {
  const api = await lambda("api");
  const sockets = proxy.traffic.sockets;
  const path = "/v1/environments/production/tracking/pause";
  expect(await request(api, "POST", path, { body: { duration: "1 minute" } })).toMatchObject({
    status: 200,
  });
  expect(proxy.traffic.sockets).toBe(sockets + 1);
  await withClient(db.url, async (client) => {
    await client.query("select pggit.resume_tracking()");
  });
});

test("the status page works behind API Gateway and Function URLs: login, cookie, form", async () => {
  const api = await lambda("api");
  const visit = async (path: string, more: object = {}, form?: Record<string, string>) => {
    const event = http(form ? "POST" : "GET", path, { auth: "" });
    const sent = {
      origin: "https://api.example",
      "content-type": "application/x-www-form-urlencoded",
    };
    const { value } = await api.invoke({
      ...event,
      ...more,
      ...(form && {
        headers: { ...event.headers, ...sent },
        body: btoa(new URLSearchParams(form).toString()),
        isBase64Encoded: true,
      }),
    });
    return value as HttpAnswer & { readonly cookies?: string[]; readonly isBase64Encoded: boolean };
  };
  const first = await visit("/");
  expect([first.statusCode, first.headers["location"]]).toEqual([302, "/ui/"]);
  const away = await visit("/ui/production/");
  expect(away.headers["location"]).toBe("/ui/login?next=%2Fui%2Fproduction%2F");
  const login = await visit("/ui/login", {}, { key, next: "/ui/production/" });
  expect([login.statusCode, login.headers["location"]]).toEqual([303, "/ui/production/"]);
  const [cookie = ""] = login.cookies ?? [];
  expect(cookie).toMatch(/^__Secure-pggit_session=pggit_ci_.*; HttpOnly; Secure; SameSite=Strict$/);
  const cookies = [cookie.split(";", 1)[0]];
  const page = await visit("/ui/production/", { cookies });
  expect(page).toMatchObject({ statusCode: 200, isBase64Encoded: false });
  expect(page.body).toContain("Tracking is enabled");
  const paused = await visit(
    "/ui/production/",
    { cookies },
    { action: "pause", idempotency_key: crypto.randomUUID(), duration: "1 minute" },
  );
  expect(paused.statusCode, paused.body).toBe(303);
  expect(paused.cookies?.join()).toContain("__Secure-pggit_said=Tracking%20is%20paused");
  await withClient(db.url, async (client) => {
    expect(await client.query("select pggit.is_tracking() as is")).toEqual([{ is: false }]);
    await client.query("select pggit.resume_tracking()");
  });
  const [, style = ""] = /href="(\/ui\/page\.css[^"]*)"/.exec(page.body) ?? [];
  const css = await visit(style);
  expect(css.isBase64Encoded ? atob(css.body) : css.body).toContain("prefers-color-scheme");
  expect(api.output()).not.toContain(key);
});

test("a long operation goes on from message to message, each a turn of the schedule function", async () => {
  const api = await lambda("api");
  const begun = await request(api, "POST", "/v1/environments/production/jobs", {
    body: { kind: "verify", input: {} },
  });
  expect(begun.status).toBe(202);
  const worker = await lambda("schedule");
  let turns = 0;
  for (let body = queue.messages.shift(); body !== undefined; body = queue.messages.shift()) {
    const record = { messageId: `m${turns}`, body, eventSource: "aws:sqs" };
    // Its reserve of ten seconds leaves two, which is the least that a step may have, and a little.
    const invoked = await worker.invoke({ Records: [record] }, 12_300);
    expect(invoked).toEqual({ isError: false, value: { batchItemFailures: [] } });
    turns += 1;
    expect(turns).toBeLessThan(50);
  }
  expect(turns).toBeGreaterThan(1);
  const ended = await request(api, "GET", String(begun.headers["location"]));
  expect(ended.body).toMatchObject({ state: "succeeded", result: [{ check_name: "all" }] });
});

test("of several messages the ones that failed come again, and no others", async () => {
  const worker = await lambda("schedule");
  const bad = { messageId: "bad", body: "{", eventSource: "aws:sqs" };
  const environment = { environment: "nowhere", job: "00000000-0000-4000-8000-000000000000" };
  const unknown = {
    messageId: "unknown",
    body: JSON.stringify(environment),
    eventSource: "aws:sqs",
  };
  const done = { ...environment, environment: "production" };
  const over = { messageId: "over", body: JSON.stringify(done), eventSource: "aws:sqs" };
  const invoked = await worker.invoke({ Records: [bad, over, unknown] });
  expect(invoked.value).toEqual({
    batchItemFailures: [{ itemIdentifier: "bad" }, { itemIdentifier: "unknown" }],
  });
});

test("Scheduler starts a purge; what fails is an error of the invocation, for the dead-letter queue", async () => {
  const worker = await lambda("schedule");
  expect(await worker.invoke({ schedule: "purge" })).toEqual({ isError: false, value: null });
  const [body = ""] = queue.messages.splice(0);
  expect(JSON.parse(body)).toMatchObject({ environment: "production" });
  const record = { messageId: "m", body, eventSource: "aws:sqs" };
  await worker.invoke({ Records: [record] });
  await withClient(db.url, async (client) => {
    const jobs = await client.query("select state, caller from pggit.jobs where kind = 'purge'");
    expect(jobs).toEqual([{ state: "succeeded", caller: "schedule:purge" }]);
  });
  const failed = await worker.invoke({ schedule: "defrag" });
  expect(failed).toMatchObject({
    isError: true,
    value: { errorMessage: expect.stringContaining("defrag") },
  });
  expect(await worker.invoke({ Records: [{ eventSource: "aws:s3" }] })).toMatchObject({
    isError: true,
  });
});

test("the emergency function switches tracking off, and serves nothing else", async () => {
  const emergency = await lambda("emergency");
  const path = "/v1/environments/production/emergency";
  const off = await request(emergency, "POST", `${path}/disable`, {
    body: { duration: "5 minutes" },
  });
  expect(off.status).toBe(200);
  await withClient(db.url, async (client) => {
    expect(await client.query("select pggit.is_tracking() as is")).toEqual([{ is: false }]);
  });
  expect((await request(emergency, "POST", `${path}/enable`, { body: {} })).status).toBe(200);
  const other = await request(emergency, "GET", "/v1/environments/production/status");
  expect(other).toMatchObject({ status: 404, body: { code: "UNKNOWN_ROUTE" } });
  expect(await emergency.invoke({ schedule: "purge" })).toMatchObject({ isError: true });
});

test("a configuration that is not there now is looked for again with the next event", async () => {
  const arn = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:api-AbCdEf";
  secrets.reply({ error: "ResourceNotFoundException" });
  const api = await lambda("api", { PGGIT_CONFIG: arn });
  const first = await api.invoke(http("GET", "/livez"));
  expect(first).toMatchObject({
    isError: true,
    value: { errorMessage: expect.stringContaining("does not exist") },
  });
  secrets.reply({ text: variables["PGGIT_CONFIG"] ?? "" });
  expect(await request(api, "GET", "/livez")).toMatchObject({ status: 200 });
});
