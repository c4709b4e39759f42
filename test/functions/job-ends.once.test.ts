/** How jobs end that something outside of them keeps from going on. */
import { runJob } from "pggit-functions";
import { expect, test } from "vitest";
import { installed } from "../install/installed.ts";
import { database } from "../servers/databases.ts";
import { useDatabase } from "../servers/use-database.ts";
import { messageOf, useJobs } from "./job-world.ts";

const db = useDatabase(installed);
const { begin, environments, jobsOf, opened } = useJobs(db);

test("a fetch whose source is down goes on when it is back, and after an hour fails as what it is", async () => {
  const down = "postgres://somebody@127.0.0.1:1/shop";
  const job = await begin(environments({ staging: down }), "fetch", { name: "staging" });
  const work = (url: string) =>
    runJob(messageOf(job), {
      environments: environments({ staging: url }),
      budgetMs: 60_000,
    }).catch((error: unknown) => error);
  const { jobs } = jobsOf(environments());
  for (let count = 0; count < 8; count += 1) {
    expect(await work(down)).toMatchObject({ code: "CONNECTION_REFUSED" });
  }
  const error = {
    code: "CONNECTION_REFUSED",
    message: "staging: The database of the environment cannot be reached.",
    hint: expect.stringContaining("log"),
  };
  expect(await jobs.find("production", job.job_id)).toMatchObject({ state: "waiting", error });
  const client = await db.client();
  await client.query("update pggit.jobs set waits_since = now() - interval '61 minutes'");
  expect(await work(down)).toBe("ended");
  expect(await jobs.find("production", job.job_id)).toMatchObject({ state: "failed", error });

  const next = await begin(environments({ staging: down }), "fetch", { name: "staging" });
  const other = await database();
  opened.push({ close: () => other.drop() });
  const made = environments({ staging: other.url });
  await client.query(
    "update pggit.jobs set waits_since = now(), error = $2, attempts = 4 where job_id = $1",
    [next.job_id, JSON.stringify(error)],
  );
  expect(await runJob(messageOf(next), { environments: made, budgetMs: 60_000 })).toBe("ended");
  expect(await jobs.find("production", next.job_id)).toMatchObject({
    state: "succeeded",
    error: null,
  });
});

test("what a job's database lacks is said of its environment, and not of its host", async () => {
  const job = await begin(environments(), "verify", {});
  const client = await db.client();
  await client.query("drop function pggit.verify_consistency");
  expect(await runJob(messageOf(job), { environments: environments(), budgetMs: 60_000 })).toBe(
    "ended",
  );
  const { error } = await jobsOf(environments()).jobs.find("production", job.job_id);
  expect(error).toMatchObject({
    code: "NOT_INSTALLED",
    message: "pgGit is not installed in production, or in a version without this function.",
  });
});
