import {
  Config,
  createEnvironments,
  createJobs,
  type Environments,
  type JobMessage,
  runJob,
  runSchedule,
} from "pggit-functions";
import { afterEach, expect, test } from "vitest";
import { installed } from "../install/installed.ts";
import { withClient } from "../servers/client.ts";
import { database } from "../servers/databases.ts";
import { useDatabase } from "../servers/use-database.ts";

const db = useDatabase(installed);
const opened: { close(): Promise<void> }[] = [];

afterEach(async () => {
  for (const each of opened.splice(0).reverse()) await each.close();
});

/** Schedules over the test's database and others, and what they said. */
function schedules(others: Readonly<Record<string, string>> = {}, more: object = {}) {
  const targets = Object.entries({ production: db.url, ...others });
  const config = Config.parse({
    environments: Object.fromEntries(targets.map(([name, target]) => [name, { target }])),
    ...more,
  });
  const environments: Environments = createEnvironments(config.environments, { variables: {} });
  opened.push(environments);
  const messages: JobMessage[] = [];
  const said: Record<string, unknown>[] = [];
  const hand = async (message: JobMessage) => void messages.push(message);
  const jobs = createJobs({ environments, hand, onUnhanded: () => undefined });
  const telemetry = {
    log: (level: string, message: string, fields = {}) =>
      void said.push({ level, message, ...fields }),
    metrics: {
      record: (name: string, value: number, labels: object) =>
        void said.push({ name, value, ...labels }),
    },
  };
  const run = (schedule: string, named?: string[]) =>
    runSchedule(
      { schedule, ...(named && { environments: named }) },
      {
        config,
        environments,
        jobs,
        hand,
        telemetry,
        timeoutMs: 20_000,
        now: () => new Date("2027-01-01T00:00:00Z"),
      },
    );
  const work = async () => {
    for (const message of messages.splice(0)) {
      await runJob(message, { environments, telemetry, budgetMs: 30_000 });
    }
  };
  return { run, work, messages, said };
}

const events = (type: string) =>
  withClient(db.url, (client) =>
    client.query("select event_data from pggit.system_events where event_type = $1", [type]),
  );

test("a purge that comes round while the last one runs starts nothing twice", async () => {
  const { run, work, messages, said } = schedules();
  await Promise.all([run("purge"), run("purge"), run("purge")]);
  expect(new Set(messages.map(({ job }) => job)).size).toBe(1);
  await work();
  const jobs = await withClient(db.url, (client) =>
    client.query("select kind, state, caller, input from pggit.jobs"),
  );
  expect(jobs).toEqual([
    {
      kind: "purge",
      state: "succeeded",
      caller: "schedule:purge",
      input: { older_than: "6 months", keep_milestones: true, dry_run: false },
    },
  ]);
  expect(await events("job_succeeded")).toMatchObject([
    {
      event_data: {
        kind: "purge",
        caller: "schedule:purge",
        result: [{ action: "deleted" }, {}, {}],
      },
    },
  ]);
  expect(said).toContainEqual(
    expect.objectContaining({ name: "pggit_jobs", kind: "purge", state: "succeeded" }),
  );
});

test("a verification says how many errors it found", async () => {
  const { run, work, said } = schedules();
  await withClient(db.url, async (client) => {
    await client.query("create table t (id int)");
    await client.query("select pggit.fold()");
    await client.query('update pggit.blobs set content = content || \'{"definition": "x"}\'');
  });
  await run("verify");
  await work();
  const measured = said.find(({ name }) => name === "pggit_verify_errors");
  expect(Number(measured?.["value"])).toBeGreaterThan(0);
});

test("folding brings into history what no event told", async () => {
  const { run } = schedules();
  await withClient(db.url, async (client) => {
    await client.query("set session_replication_role = replica; create table unseen (id int)");
  });
  await run("fold");
  await withClient(db.url, async (client) => {
    const rows = await client.query("select identity from pggit.versions");
    expect(rows).toContainEqual({ identity: "public.unseen" });
  });
});

test("fetching reads the environments that are configured, into the one that keeps them", async () => {
  const other = await database();
  opened.push({ close: () => other.drop() });
  await withClient(other.url, (client) => client.query("create table there (id int)"));
  const fetch = [{ name: "staging", into: "production" }];
  const { run, work } = schedules({ staging: other.url }, { schedules: { fetch } });
  await run("fetch");
  await work();
  await withClient(db.url, async (client) => {
    const branches = await client.query("select name from pggit.branches where fetched_from <> ''");
    expect(branches).toEqual([{ name: "staging" }]);
  });
});

test("the expiry watch finds keys, stops and broken triggers, once a day, and takes up lost jobs", async () => {
  const key = {
    hashes: [`sha256:${"0".repeat(64)}`],
    scopes: ["read"],
    environments: "all",
  };
  const keys = [
    { ...key, id: "ending", expires_at: "2027-01-10T00:00:00Z" },
    { ...key, id: "over", expires_at: "2026-12-01T00:00:00Z" },
    { ...key, id: "long", expires_at: "2027-06-01T00:00:00Z" },
  ];
  const { run, messages, said } = schedules({}, { keys });
  const job = await withClient(db.url, async (client) => {
    await client.query("select pggit.emergency_disable('5 minutes')");
    await client.query("alter event trigger pggit_capture_drop disable");
    const [row] = await client.query("select job_id from pggit.begin_job('verify', '{}', 'lost')");
    return String(row?.["job_id"]);
  });
  await Promise.all([run("expiry"), run("expiry")]);
  await run("expiry");
  expect(messages).toContainEqual({ environment: "production", job });
  const subjects = (await events("finding")).map(
    ({ event_data: data }) => (data as { subject: string }).subject,
  );
  expect(subjects.toSorted()).toEqual([
    "check event_triggers",
    expect.stringMatching(/^disable until .* is about to end$/),
    "key ending expires",
    "key over has expired",
  ]);
  expect(said.filter(({ message }) => message === "finding")).toHaveLength(4);
});

test("where one environment fails the others have their turn, and the failure is thrown", async () => {
  const { run, said } = schedules({ down: "postgres://nobody@127.0.0.1:1/nowhere" });
  await withClient(db.url, (client) => client.query("create table t (id int)"));
  await expect(run("fold", ["down", "production"])).rejects.toMatchObject({
    code: "CONNECTION_REFUSED",
    environment: "down",
  });
  await withClient(db.url, async (client) => {
    const rows = await client.query("select identity from pggit.versions");
    expect(rows).toContainEqual({ identity: "public.t" });
  });
  const outcomes = said.filter(({ message }) => message === "schedule");
  expect(outcomes).toMatchObject([
    { environment: "down", outcome: "CONNECTION_REFUSED", level: "error" },
    { environment: "production", outcome: "done", level: "info" },
  ]);
});

test("a schedule or environment that there is not is an error", async () => {
  const { run } = schedules();
  await expect(run("defrag")).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
  await expect(run("toString")).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
  await expect(run("fold", ["prodcution"])).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
});
