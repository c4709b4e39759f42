import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { type Environments, LocalWorker, runJob, type Telemetry } from "pggit-functions";
import { expect, test } from "vitest";
import { installed } from "../install/installed.ts";
import { foldAged } from "../purge/old-history.ts";
import { withClient } from "../servers/client.ts";
import { database, serverUrl } from "../servers/databases.ts";
import { useDatabase } from "../servers/use-database.ts";
import { messageOf, useJobs } from "./job-world.ts";

const db = useDatabase(installed);
const { begin, environments, jobsOf, opened } = useJobs(db);

const onError = (error: Error) => expect.fail(error.message);
const telemetry: Telemetry = { log: () => undefined, metrics: { record: () => undefined } };
const localWorker = (made: Environments) =>
  new LocalWorker({ environments: made, telemetry, max: 2, sweepMs: 50, onError });

/** The sessions that wait for a lock; not seen from within a transaction, which keeps its first look. */
const lockWaits = () =>
  withClient(serverUrl(), (server) =>
    server.query<{ pid: number }>(
      "select pid from pg_stat_activity where wait_event_type = 'Lock' and datname = $1",
      [db.name],
    ),
  );

test("a job is kept, handed on, worked on in turns, and has a result that stays", async () => {
  const made = environments();
  const { jobs, messages } = jobsOf(made);
  const checks = ["blob_integrity", "commit_trees", "commit_chain", "branch_heads"];
  const begun = await jobs.start({
    environment: "production",
    kind: "verify",
    input: { verbose: true, checks },
    caller: "key:test",
  });
  expect(begun).toMatchObject({ kind: "verify", state: "waiting", caller: "key:test" });
  expect(messages).toEqual([messageOf(begun)]);
  let turns = 0;
  let worked = "more";
  const progress: (number | null)[] = [];
  while (worked === "more") {
    worked = await runJob(messageOf(begun), { environments: made, budgetMs: 2_005 });
    turns += 1;
    progress.push((await jobs.find("production", begun.job_id)).progress.done);
  }
  expect(worked).toBe("ended");
  expect(turns).toBeGreaterThan(1);
  expect(progress).toEqual(progress.toSorted((a, b) => Number(a) - Number(b)));
  const ended = await jobs.find("production", begun.job_id);
  const rows = await withClient(db.url, (client) =>
    client.query("select * from pggit.verify_consistency(verbose => true, checks => $1)", [checks]),
  );
  expect(ended).toMatchObject({ state: "succeeded", result: rows, error: null });
  expect(await jobs.list("production", { limit: 10 })).toEqual([ended]);
  expect(await runJob(messageOf(begun), { environments: made, budgetMs: 9_000 })).toBe("elsewhere");
});

test("a worker that is killed in the middle holds up nobody for longer than its lease", async () => {
  const made = environments();
  const job = await begin(made, "verify", {});
  const blocker = await db.client();
  await blocker.query("begin; lock table pggit.trees in access exclusive mode");
  const script = `
    const { createEnvironments, EnvironmentConfig, runJob } = await import("pggit-functions");
    const target = ${JSON.stringify(db.url)};
    const environments = createEnvironments(
      { production: EnvironmentConfig.parse({ target }) }, { variables: {} });
    await runJob(${JSON.stringify(messageOf(job))}, { environments, budgetMs: 60000, leaseMs: 1500 });`;
  const worker = spawn(
    process.execPath,
    ["--conditions=source", "--input-type=module", "-e", script],
    { stdio: ["ignore", "inherit", "inherit"], cwd: import.meta.dirname },
  );
  await expect.poll(lockWaits, { timeout: 25_000 }).toHaveLength(1);
  worker.kill("SIGKILL");
  await once(worker, "exit");
  expect(await runJob(messageOf(job), { environments: made, budgetMs: 9_000 })).toBe("elsewhere");
  const [before] = await blocker.query("select done, attempts from pggit.jobs");
  await blocker.query("rollback");
  await sleep(1_600);
  expect(await runJob(messageOf(job), { environments: made, budgetMs: 60_000 })).toBe("ended");
  const ended = await jobsOf(made).jobs.find("production", job.job_id);
  expect(ended).toMatchObject({
    state: "succeeded",
    result: [{ check_name: "all", status: "ok" }],
  });
  expect(Number(before?.["done"])).toBeGreaterThan(0);
});

test("of many workers at once one does the job, and one ends it", async () => {
  const made = environments();
  const job = await begin(made, "verify", {});
  const worked = await Promise.all(
    Array.from({ length: 5 }, () =>
      runJob(messageOf(job), { environments: made, budgetMs: 30_000 }),
    ),
  );
  expect(worked.toSorted()).toEqual(["elsewhere", "elsewhere", "elsewhere", "elsewhere", "ended"]);
  const events = await withClient(db.url, (client) =>
    client.query(
      "select event_type from pggit.system_events where event_type ~ '^job_' order by 1",
    ),
  );
  expect(events).toEqual([{ event_type: "job_begun" }, { event_type: "job_succeeded" }]);
});

test("a worker that lost its job to another changes nothing any more", async () => {
  await withClient(db.url, async (client) => {
    const [job] = await client.query("select * from pggit.begin_job('verify', '{}', 'me')");
    const id = job?.["job_id"];
    await client.query("select pggit.claim_job('first', $1, '1 millisecond')", [id]);
    await sleep(10);
    await client.query("select pggit.claim_job('second', $1)", [id]);
    expect(
      await client.query("select pggit.advance_job($1, 'first', '{\"a\": 1}') as standing", [id]),
    ).toEqual([{ standing: "lost" }]);
    expect(
      await client.query("select pggit.finish_job($1, 'first', 'failed') as did", [id]),
    ).toEqual([{ did: false }]);
    expect(
      await client.query("select pggit.finish_job($1, 'second', 'succeeded', '[1]') as did", [id]),
    ).toEqual([{ did: true }]);
    const rows = await client.query("select state, result, cursor from pggit.jobs");
    expect(rows).toEqual([{ state: "succeeded", result: [1], cursor: null }]);
  });
});

test("a job that waits is cancelled at once, one that runs with its statement", async () => {
  const made = environments();
  const { jobs } = jobsOf(made);
  const waiting = await begin(made, "verify", {});
  expect(
    await jobs.cancel({ environment: "production", jobId: waiting.job_id, caller: "key:other" }),
  ).toMatchObject({
    state: "cancelled",
  });
  const running = await begin(made, "verify", {});
  const blocker = await db.client();
  await blocker.query("begin; lock table pggit.trees in access exclusive mode");
  const work = runJob(messageOf(running), {
    environments: made,
    budgetMs: 60_000,
    leaseMs: 1_000,
  });
  await expect.poll(lockWaits).toHaveLength(1);
  expect(
    await jobs.cancel({ environment: "production", jobId: running.job_id, caller: "key:other" }),
  ).toMatchObject({
    state: "running",
  });
  expect(await work).toBe("ended");
  expect(await lockWaits()).toEqual([]);
  expect(await jobs.find("production", running.job_id)).toMatchObject({
    state: "cancelled",
    result: null,
  });
  expect(
    await jobs.cancel({ environment: "production", jobId: running.job_id, caller: "key:again" }),
  ).toMatchObject({
    state: "cancelled",
  });
});

test("a purge removes, and counts in what its earlier turns removed", async () => {
  const made = environments();
  const client = await db.client();
  for (let n = 0; n < 20; n += 1) await client.query(`create table t_${n} (id int)`);
  await foldAged(client, 90);
  const [before] = await client.query("select count(*)::int as commits from pggit.commits");
  const job = await begin(made, "purge", { older_than: "1 month", dry_run: false });
  await client.query(
    `update pggit.jobs set cursor = '{"commits": {"count": 1000, "bytes": 1048576}}'`,
  );
  expect(await runJob(messageOf(job), { environments: made, budgetMs: 60_000 })).toBe("ended");
  const [left] = await client.query("select count(*)::int as commits from pggit.commits");
  const gone = Number(before?.["commits"]) - Number(left?.["commits"]);
  expect(gone).toBeGreaterThan(10);
  const { state, result } = await jobsOf(made).jobs.find("production", job.job_id);
  expect(state).toBe("succeeded");
  expect(result).toContainEqual({
    action: "deleted",
    object_type: "commits",
    count: 1000 + gone,
    space_freed: expect.stringMatching(/^10\d\d kB$/),
  });
});

test("comparing and fetching are jobs, too, and only the job has what they found elsewhere", async () => {
  const other = await database();
  opened.push({ close: () => other.drop() });
  await withClient(other.url, (client) => client.query("create table only_there (id int)"));
  const made = environments({ staging: other.url });
  const comparison = await begin(made, "compare", { env1: "production", env2: "staging" });
  const fetching = await begin(made, "fetch", { name: "staging" });
  for (const job of [comparison, fetching]) {
    expect(await runJob(messageOf(job), { environments: made, budgetMs: 60_000 })).toBe("ended");
  }
  const { jobs } = jobsOf(made);
  expect(await jobs.find("production", comparison.job_id)).toMatchObject({
    state: "succeeded",
    result: { verdict: "different", differences: [{ identity: "public.only_there" }] },
  });
  expect(await jobs.find("production", fetching.job_id)).toMatchObject({
    state: "succeeded",
    result: { is_new: true, objects: expect.any(Number), fetched_from: "staging" },
  });
  const recorded = await withClient(db.url, (client) =>
    client.query("select to_jsonb(e) from pggit.system_events as e where event_type ~ '^job_'"),
  );
  expect(recorded).toHaveLength(4);
  // Whoever may read the events of this environment may not be allowed to read the other.
  expect(JSON.stringify(recorded)).not.toMatch(/only_there|is_new/);
  const [told] = await withClient(db.url, (client) =>
    client.query(`select to_jsonb(j) - 'input' as job, to_jsonb(b) as branch
      from pggit.jobs as j, pggit.branches as b where j.kind = 'fetch' and b.name = 'staging'`),
  );
  const { hostname, port, username } = new URL(other.url);
  for (const hidden of [hostname, `:${port}`, username, new URL(other.url).pathname.slice(1)]) {
    expect(JSON.stringify(told)).not.toContain(hidden);
  }
});

test("of a job whose input is long the record says that it began, and not the input", async () => {
  const made = environments();
  await begin(made, "verify", { checks: ["commit_trees"] });
  await begin(made, "verify", { checks: Array(400).fill("commit_trees") });
  const rows = await withClient(db.url, (client) =>
    client.query(
      "select event_data -> 'input' -> 'checks' as checks from pggit.system_events where event_type = 'job_begun' order by event_id",
    ),
  );
  expect(rows).toEqual([{ checks: ["commit_trees"] }, { checks: null }]);
});

test("what the operation refuses is the job's failure, as the problem that it is", async () => {
  const made = environments();
  const job = await begin(made, "verify", { checks: ["no_such_check"] });
  expect(await runJob(messageOf(job), { environments: made, budgetMs: 60_000 })).toBe("ended");
  const { state, error } = await jobsOf(made).jobs.find("production", job.job_id);
  expect(state).toBe("failed");
  expect(error).toEqual({
    code: "UNKNOWN_CHECK",
    message: expect.stringContaining("no_such_check"),
    hint: expect.stringContaining("blob_integrity"),
  });
});

test("input that a kind does not take begins no job", async () => {
  const made = environments();
  await expect(begin(made, "purge", { older_than: 7 })).rejects.toMatchObject({
    code: "INVALID_ARGUMENT",
  });
  expect(await jobsOf(made).jobs.list("production", { limit: 10 })).toEqual([]);
});

test("a connection that breaks hands the job back, to be tried again", async () => {
  const made = environments();
  const job = await begin(made, "verify", {});
  const blocker = await db.client();
  await blocker.query("begin; lock table pggit.trees in access exclusive mode");
  const outcome = runJob(messageOf(job), { environments: made, budgetMs: 60_000 }).catch(
    (error: unknown) => error,
  );
  await expect.poll(lockWaits).toHaveLength(1);
  for (const { pid } of await lockWaits()) {
    await blocker.query("select pg_terminate_backend($1)", [pid]);
  }
  expect(await outcome).toMatchObject({ code: "CONNECTION_FAILED" });
  await blocker.query("rollback");
  expect(await runJob(messageOf(job), { environments: made, budgetMs: 60_000 })).toBe("ended");
});

test.each(["compare", "fetch"] as const)(
  "a %s job waits for a database that cannot be reached, and is done once it can be",
  async (kind) => {
    const other = await database();
    opened.push({ close: () => other.drop() });
    const down = environments({ staging: "postgres://secret-host@127.0.0.1:1/staging" });
    const input =
      kind === "compare" ? { env1: "production", env2: "staging" } : { name: "staging" };
    const job = await begin(down, kind, input);
    const attempt = runJob(messageOf(job), { environments: down, budgetMs: 60_000 });
    await expect(attempt).rejects.toMatchObject({ code: "CONNECTION_REFUSED" });
    const waiting = await jobsOf(down).jobs.find("production", job.job_id);
    expect(waiting).toMatchObject({
      state: "waiting",
      error: { code: "CONNECTION_REFUSED", message: expect.stringMatching(/^staging: /) },
    });
    expect(JSON.stringify(waiting)).not.toMatch(/secret-host|127\.0/);
    const up = environments({ staging: other.url });
    expect(await runJob(messageOf(job), { environments: up, budgetMs: 60_000 })).toBe("ended");
    const done = await jobsOf(up).jobs.find("production", job.job_id);
    expect(done).toMatchObject({ state: "succeeded", error: null });
  },
);

test("a job that kills every worker fails after five of them", async () => {
  await withClient(db.url, async (client) => {
    await client.query("select pggit.begin_job('verify', '{}', 'me')");
    for (let attempt = 1; attempt <= 6; attempt += 1) {
      await client.query("select pggit.claim_job('w', null, '1 millisecond')");
      await sleep(5);
    }
    expect(await client.query("select state, error ->> 'code' as code from pggit.jobs")).toEqual([
      { state: "failed", code: "JOB_ABANDONED" },
    ]);
  });
});

test("of one key there is one open job", async () => {
  const made = environments();
  const { jobs } = jobsOf(made);
  const ask = { environment: "production", kind: "verify", input: {}, caller: "x" } as const;
  const all = await Promise.all(
    Array.from({ length: 5 }, () => jobs.start({ ...ask, key: "schedule verify" })),
  );
  expect(new Set(all.map(({ job_id }) => job_id)).size).toBe(1);
  await jobs.cancel({ environment: "production", jobId: String(all[0]?.job_id), caller: "x" });
  const next = await jobs.start({ ...ask, key: "schedule verify" });
  expect(next.job_id).not.toBe(all[0]?.job_id);
});

test("who may not purge may not have it done", async () => {
  const operator = await db.role({ memberOf: ["pggit_operator"] });
  await withClient(operator.url, async (client) => {
    await client.query("select pggit.begin_job('verify', '{}', 'me')");
    await expect(client.query("select pggit.begin_job('purge', '{}', 'me')")).rejects.toMatchObject(
      { code: "42501" },
    );
  });
});

test("jobs are listed page by page, and unknown ones named", async () => {
  const made = environments();
  const { jobs } = jobsOf(made);
  const begun = [];
  for (let count = 0; count < 3; count += 1) begun.push(await begin(made, "verify", {}));
  const first = await jobs.list("production", { limit: 2 });
  const rest = await jobs.list("production", { limit: 2, before: String(first.at(-1)?.job_id) });
  expect([...first, ...rest].map(({ job_id }) => job_id)).toEqual(
    begun.map(({ job_id }) => job_id).reverse(),
  );
  for (const id of ["00000000-0000-0000-0000-000000000000", "x'; drop"]) {
    await expect(jobs.find("production", id)).rejects.toMatchObject({ code: "UNKNOWN_JOB" });
  }
});

test("the worker of a server takes up what an earlier one left behind, and hands back at its end", async () => {
  const made = environments();
  const job = await begin(made, "verify", {});
  const blocker = await db.client();
  await blocker.query("begin; lock table pggit.trees in access exclusive mode");
  const first = localWorker(made);
  first.start();
  await expect.poll(lockWaits).toHaveLength(1);
  await first.close();
  await blocker.query("rollback");
  const { jobs } = jobsOf(made);
  expect(await jobs.find("production", job.job_id)).toMatchObject({ state: "waiting" });
  const second = localWorker(made);
  second.start();
  await expect
    .poll(async () => (await jobs.find("production", job.job_id)).state, { timeout: 10_000 })
    .toBe("succeeded");
  await second.close();
});

test("jobs that ended long ago go with a purge, others stay", async () => {
  await withClient(db.url, async (client) => {
    for (const caller of ["old", "new", "open"]) {
      await client.query("select pggit.begin_job('verify', '{}', $1)", [caller]);
    }
    await client.query("select pggit.cancel_job(job_id) from pggit.jobs where caller <> 'open'");
    await client.query(
      "update pggit.jobs set finished_at = now() - interval '4 months' where caller = 'old'",
    );
    const forecast =
      "select action, count::int from pggit.purge_history() where object_type = 'jobs'";
    expect(await client.query(forecast)).toEqual([{ action: "would_delete", count: 1 }]);
    await client.query("select * from pggit.purge_history(dry_run => false)");
    expect(await client.query("select caller from pggit.jobs order by caller")).toEqual([
      { caller: "new" },
      { caller: "open" },
    ]);
  });
});
