/**
 * The example answers of the OpenAPI document: what the API answers in a small story of a shop.
 *
 * PGGIT_WRITE_EXAMPLES=1 npx vitest run --project once test/functions/examples.once.test.ts, npm run format and
 * npm run generate write them down anew.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { answerOf, operations, pathOf, Report, routeOf } from "pggit";
import { createEnvironments, createJobs, EnvironmentConfig, Job, runJob } from "pggit-functions";
import { afterAll, beforeAll, expect, test } from "vitest";
import { installed } from "../install/installed.ts";
import type { TestClient } from "../servers/client.ts";
import { database, type Database } from "../servers/databases.ts";
import { type Answered, apiOver } from "./api.ts";

const file = new URL("../../functions/src/openapi/example-answers.json", import.meta.url);
const answers: Record<string, unknown> = {};

/** Rows of an example at most: it shows what they look like. */
const mostRows = 2;

let production: Database;
let staging: Database;
let client: TestClient;

beforeAll(async () => {
  [production, staging] = [await database(installed), await database(installed)];
  client = await production.client();
  await tellStory();
}, 120_000);
afterAll(async () => {
  await production.drop();
  await staging.drop();
});

async function tellStory(): Promise<void> {
  const environments = createEnvironments(
    {
      production: EnvironmentConfig.parse({ target: production.url }),
      staging: EnvironmentConfig.parse({ target: staging.url }),
    },
    { variables: {} },
  );
  const hand = () => Promise.resolve();
  const jobs = createJobs({ environments, hand, onUnhanded: () => undefined });
  const { get, post } = apiOver(
    { production: production.url, staging: staging.url },
    { environments, jobs },
  );
  const keep = async (name: string, answered: Promise<Answered>) => {
    const { status, body } = await answered;
    expect([status, JSON.stringify(body).slice(0, 400)]).toEqual([
      status < 300 ? status : 200,
      expect.anything(),
    ]);
    const cut = Array.isArray(body.rows) ? { rows: body.rows.slice(0, mostRows) } : {};
    answers[name] = { ...body, ...cut };
    return body;
  };
  const call = (name: string, input: object = {}) => {
    const operation = operations.find((one) => one.name === name);
    const route = operation && routeOf(operation);
    if (!route) throw new RangeError(`${name} has no route`);
    const key = `${route.method} ${pathOf(route, "ENV").replace("ENV", "{environment}")}`;
    const path = pathOf(route, "production");
    if (route.method === "POST") return keep(key, post(path, input));
    const query = new URLSearchParams();
    for (const [field, value] of Object.entries(input)) {
      for (const one of [value].flat()) query.append(field, String(one));
    }
    return keep(key, get(`${path}?${query.toString()}`));
  };

  await client.query("create table users (id bigint primary key, name text)");
  await client.query("select pggit.fold()");
  await call("deployment begin", { name: "release 42", duration: "2 hours" });
  await client.query("alter table users add column email text");
  await client.query("create view addresses as select name, email from users");
  await client.query("select pggit.fold()");
  await call("deployment end");
  const { rows: deployments } = await call("deployment list");
  await call("deployment commits", { deployment_id: deployments[0]?.["deployment_id"] });
  await call("milestone create", { name: "v1.0", message: "first release" });
  await call("milestone list");
  await call("branch create", { name: "before-release", from_commit: "HEAD~1" });
  await call("branch create", { name: "spare" });
  await call("branch rename", { name: "spare", new_name: "left-over" });
  await call("branch list");
  await call("branch delete", { name: "left-over", force: true });
  await call("branch switch", { name: "main" });
  await call("branch merge", { source: "before-release", target: "main" });
  await call("status");
  await call("report", { days_back: 30 });
  await call("activity", { days_back: 14 });
  const { rows: commits } = await call("history log");
  await call("history show", { commit: "HEAD" });
  await call("history changes", { commits: commits.map((commit) => commit["commit_hash"]) });
  await call("history definitions", { commit: "HEAD" });
  await call("history diff", { from_commit: "before-release" });
  await call("history blame", { object: "users" });
  await call("history object", { object: "users" });
  await call("history versions", { object: "users" });
  await call("history objects", { search: "user" });
  await call("history export", { commit: "before-release" });
  await call("history restore", {
    object: "public.users",
    version: "1.0.0",
    allow_data_loss: true,
  });
  await call("history purge", { older_than: "6 months" });
  await call("export", { schemas: "public" });
  await call("compare", { env1_name: "main", env2_name: "before-release" });
  await call("verify", { checks: ["blob_integrity", "commit_trees"], verbose: true });
  const { rows: registered } = await call("conflicts register", {
    conflict_type: "merge",
    object_type: "table",
    object_identifier: "public.users",
    conflict_data: {
      incoming_definition: "create table users (id bigint primary key, name text, phone text)",
      base_definition: "create table users (id bigint primary key, name text)",
    },
  });
  const conflict_id = registered[0]?.["register_conflict"];
  await call("conflicts list");
  await call("conflicts show", { conflict_id });
  await call("conflicts compare", { conflict_id });
  await call("conflicts preview", { conflict_id, resolution: "merge" });
  await call("conflicts resolve-all", {
    filter: { conflict_type: "merge" },
    resolution: "use_current",
  });
  await call("conflicts resolve", {
    conflict_id,
    resolution: "merge",
    reason: "Approved in review",
  });
  await call("tracking pause", { duration: "1 hour", reason: "maintenance" });
  await call("tracking stops");
  await call("tracking resume");
  await call("emergency disable", { duration: "2 hours", reason: "DDL is slow" });
  await call("emergency enable");
  await call("milestone delete", { name: "v1.0" });
  await client.query(
    `select pggit.receive_delivery('pagerduty', 'pagerduty', '01F2', 'triggered', 'PGR0VU2', now(),
      'DDL hangs', 'disable', '1 hour', 'webhook pagerduty: DDL hangs')`,
  );
  const { rows: deliveries } = await call("webhooks list");
  const delivery_no = deliveries[0]?.["delivery_no"];
  await call("webhooks show", { delivery_no });
  await client.query("select pggit.emergency_enable()");
  await call("webhooks replay", { delivery_no, reason: "the database was down" });
  await call("events list", { of_outcome: "done" });
  await call("checks list");

  const at = "/v1/environments/production/jobs";
  const on = "/v1/environments/{environment}/jobs";
  const begun = await keep(`POST ${on}`, post(at, { kind: "verify", input: { verbose: true } }));
  const job = String(begun["job_id"]);
  await runJob({ environment: "production", job }, { environments, budgetMs: 60_000 });
  const shown = await keep(`GET ${on}/{job_id}`, get(`${at}/${job}`));
  answers[`GET ${on}/{job_id}`] = { ...shown, result: (shown["result"] as unknown[]).slice(0, 2) };
  const second = await post(at, { kind: "purge", input: { older_than: "1 year" } });
  const cancel = post(`${at}/${String(second.body["job_id"])}/cancel`);
  await keep(`POST ${on}/{job_id}/cancel`, cancel);
  await keep(`GET ${on}`, get(at));
  await keep("GET /v1/environments", get("/v1/environments"));
  await keep("GET /v1/caller", get("/v1/caller"));
  await keep(
    "POST /v1/compare",
    post("/v1/compare", { env1: "production", env2: "staging", verify: false }),
  );
  await keep("GET /livez", get("/livez"));
  await keep("GET /readyz", get("/readyz"));
  answers["POST /v1/webhooks/{name}"] = {
    outcomes: [
      {
        environment: "production",
        action: "disable",
        reason: "webhook pagerduty: DDL hangs",
        until: "2026-11-23T04:00:00.000Z",
      },
    ],
  };
  await environments.close();
}

/** What an answer is made of, whatever its values: names of members, and types. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map(shapeOf);
  if (typeof value !== "object" || value === null) return typeof value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, shapeOf(one)]));
}

test("every operation has an example, and it is what the API answers", () => {
  // Databases of tests have names of their own.
  const text = JSON.stringify(answers, null, 2)
    .replaceAll(production.name, "shop")
    .replaceAll(staging.name, "shop_staging");
  // oxlint-disable-next-line node/no-process-env -- how a developer asks for it
  if (process.env["PGGIT_WRITE_EXAMPLES"]) writeFileSync(file, `${text}\n`);
  const written = JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>;
  expect(Object.keys(written).toSorted()).toEqual(Object.keys(answers).toSorted());
  expect(shapeOf(written)).toEqual(shapeOf(answers));
  for (const operation of operations) {
    const route = routeOf(operation);
    if (!route) continue;
    const name = `${route.method} ${pathOf(route, "ENV").replace("ENV", "{environment}")}`;
    const { error } = answerOf(operation).safeParse(written[name]);
    expect(error?.issues, name).toBeUndefined();
  }
  const on = "/v1/environments/{environment}/jobs";
  for (const name of [`POST ${on}`, `GET ${on}/{job_id}`, `POST ${on}/{job_id}/cancel`]) {
    expect(Job.safeParse(written[name]).error?.issues, name).toBeUndefined();
  }
  expect(Report.safeParse(written["POST /v1/compare"]).error?.issues).toBeUndefined();
});
