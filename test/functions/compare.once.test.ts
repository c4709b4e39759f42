/** POST /v1/compare answers what `pggit compare --format json` prints. */
import { connect, install, Report, runCheck, writeBaseline } from "pggit";
import { createJobs } from "pggit-functions";
import { beforeEach, expect, test } from "vitest";
import { drift, shop } from "../cli/shop.ts";
import { useDatabase } from "../servers/use-database.ts";
import { apiOver, callerWith, directEnvironments } from "./api.ts";

const production = useDatabase(shop);
const staging = useDatabase(shop);

beforeEach(async () => {
  const sql = await connect(staging.url);
  await sql.script(drift);
  await install(sql);
  await sql.close();
});

type Options = Parameters<typeof apiOver>[1];
const api = (options: Options = {}) =>
  apiOver({ production: production.url, staging: staging.url }, options);
function withJobs() {
  const environments = directEnvironments({ production: production.url, staging: staging.url });
  const hand = () => Promise.resolve();
  return api({
    environments,
    jobs: createJobs({ environments, hand, onUnhanded: () => undefined }),
  });
}
const both = { env1: "production", env2: "staging" };

async function direct(changes: Partial<Parameters<typeof runCheck>[0]> = {}): Promise<Report> {
  return runCheck({
    env1: { name: "production", target: production.url },
    env2: { name: "staging", target: staging.url },
    include: [],
    schemas: [],
    ignore: [],
    baseline: null,
    verify: true,
    all: false,
    environment: {},
    ...changes,
  });
}

const undated = (report: object) => ({ ...report, generated_at: "" });

test("the report is that of a comparison beside the databases, and fits its schema", async () => {
  const { status, body } = await api().post("/v1/compare", both);
  expect(status).toBe(200);
  expect(Report.parse(body).verdict).toBe("different");
  expect(undated(body)).toEqual(undated(await direct()));
});

test("what is compared can be chosen, and differences accepted, as on the command line", async () => {
  const report = await direct();
  const baseline = JSON.parse(writeBaseline(report)) as NonNullable<
    Parameters<typeof runCheck>[0]["baseline"]
  >;
  const options = { include: ["owner" as const], ignore: ["analytics*"], all: true, verify: false };
  const asked = await api().post("/v1/compare", { ...both, ...options, baseline });
  expect(undated(asked.body)).toEqual(undated(await direct({ ...options, baseline })));
  expect(asked.body["verdict"]).toBe("same");
});

test("a database that cannot be reached is an error in the report, without its address", async () => {
  const urls = { production: "postgres://user:secret@127.0.0.1:1/x", staging: staging.url };
  const { status, body } = await apiOver(urls).post("/v1/compare", both);
  expect(status).toBe(200);
  expect(body).toMatchObject({
    verdict: "error",
    errors: [{ environment: "production", code: "CONNECTION_REFUSED" }],
    verifications: [{ environment: "staging", state: "consistent" }],
  });
  expect(JSON.stringify(body)).not.toMatch(/127\.0\.0\.1|secret/);
});

test("a misspelt schema is refused, and no comparison without differences", async () => {
  const { status, body } = await api().post("/v1/compare", { ...both, schemas: ["publik"] });
  expect([status, body.code]).toEqual([404, "UNKNOWN_SCHEMA"]);
});

test("a name twice, an unknown one, or a connection string is refused, for a job no otherwise", async () => {
  for (const [request, code] of [
    [{ env1: "staging", env2: "staging" }, "INVALID_ARGUMENT"],
    [{ ...both, env2: "gone" }, "UNKNOWN_ENVIRONMENT"],
    [{ ...both, connection_string1: production.url }, "INVALID_ARGUMENT"],
    [{ env1: production.url, env2: "staging" }, "UNKNOWN_ENVIRONMENT"],
    [{}, "INVALID_ARGUMENT"],
  ] as const) {
    const called = await api().post("/v1/compare", request);
    expect(called.body.code).toBe(code);
    const job = { kind: "compare", input: request };
    const begun = await withJobs().post("/v1/environments/staging/jobs", job);
    expect([begun.status, begun.body.code, begun.body["detail"]]).toEqual([
      called.status,
      code,
      called.body["detail"],
    ]);
  }
});

test.each([
  [["operate"], "all", "FORBIDDEN"],
  [["read"], ["production"], "UNKNOWN_ENVIRONMENT"],
  [["read"], ["staging"], "UNKNOWN_ENVIRONMENT"],
  [["read"], ["production", "staging"], undefined],
] as const)("it takes the scope read in both: %j in %j", async (scopes, environments, code) => {
  const caller = callerWith({
    scopes,
    environments,
  });
  expect((await api({ caller }).post("/v1/compare", both)).body.code).toBe(code);
});

test("it is on record in each environment that has pgGit, whether it was done or refused", async () => {
  const lost: string[] = [];
  const report = (error: Error) => lost.push(error.message);
  await api({ report }).post("/v1/compare", both);
  await api({ report, caller: callerWith({ scopes: [] }) }).post("/v1/compare", both);
  const sql = await connect(staging.url);
  const events = await sql.query(`
    select event_type, event_data ->> 'outcome' as outcome, event_data -> 'arguments' as arguments
    from pggit.system_events where event_type like 'api%' order by event_id`);
  await sql.close();
  expect(events).toEqual([
    { event_type: "api_read", outcome: "done", arguments: both },
    { event_type: "api_call", outcome: "FORBIDDEN", arguments: both },
  ]);
  expect(lost).toEqual([]);
});

test("a connection string sent for a name is on record without its password, and is answered without it", async () => {
  const password = "hush".repeat(40);
  const env1 = `postgres://shop:${password}@127.0.0.1/shop`;
  const { body } = await api().post("/v1/compare", { env1, env2: "staging" });
  expect(body.code).toBe("UNKNOWN_ENVIRONMENT");
  expect(JSON.stringify(body)).not.toContain("hush");
  const sql = await connect(staging.url);
  const events = await sql.query(`
    select event_data::text as told from pggit.system_events
    where event_data ->> 'outcome' = 'UNKNOWN_ENVIRONMENT' order by event_id desc limit 1`);
  await sql.close();
  expect(events).toEqual([{ told: expect.stringContaining("postgres://shop:***@127.0.0.1/shop") }]);
});

test("one that takes too long is ended, and is no report", async () => {
  const holder = await connect(staging.url);
  await holder.script("begin; lock table pg_catalog.pg_attrdef");
  const { status, body } = await api({ config: { limits: { timeout_ms: 500 } } }).post(
    "/v1/compare",
    { ...both, verify: false },
  );
  expect([status, body.code]).toEqual([504, "CALL_TIMEOUT"]);
  await holder.close();
});
