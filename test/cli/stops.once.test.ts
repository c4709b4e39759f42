import { connect, install } from "pggit";
import { expect, test } from "vitest";
import { installIn } from "../install/install-in.ts";
import { useDatabase } from "../servers/use-database.ts";
import { pggit } from "./command.ts";
import { shop } from "./shop.ts";

const database = useDatabase(shop);

test("disable, enable, pause, resume: the end is printed, and what the server says beside it", {
  timeout: 120_000,
}, async () => {
  const { url } = database;
  await installIn(url);

  const disabled = await pggit(["emergency", "disable", url, "--duration", "2 hours"]);
  expect(disabled.code).toBe(0);
  expect(disabled.stdout).toMatch(/^emergency_disable *\n-+\n\d{4}-\d\d-\d\dT[\d:.]+Z *\n$/);
  expect(disabled.stderr).toMatch(
    /^warning: pgGit EMERGENCY DISABLED until .*\. \nUse pggit\.emergency_enable\(\) to re-enable sooner\.\n$/,
  );

  const enabled = await pggit(["emergency", "enable", url]);
  expect(enabled).toEqual({
    code: 0,
    stdout: "",
    stderr: "notice: Tracking is enabled again.\n",
  });

  const paused = await pggit(["tracking", "pause", url, "--reason", "x", "--format", "json"]);
  expect(JSON.parse(paused.stdout)).toEqual([{ pause_tracking: expect.stringMatching(/Z$/) }]);
  const resumed = await pggit(["tracking", "resume", url, "--format", "json"]);
  expect(JSON.parse(resumed.stdout)).toEqual([{ resume_tracking: "" }]);

  const misread = await pggit(["tracking", "pause", url, "--duration", "soon"]);
  expect(misread.code).toBe(2);
  expect(misread.stderr).toContain("--duration: is an interval above zero, such as '2 hours'");
  const refused = await pggit(["tracking", "pause", url, "--duration", "31 days"]);
  expect(refused.code).toBe(2);
  expect(refused.stderr).toMatch(/^error: .*longer than 30 days.*\nhint: .*'2 hours'/);
});

test("a deployment from begin to end", { timeout: 120_000 }, async () => {
  const { url } = database;
  const sql = await connect(url);
  await install(sql);

  const begun = await pggit(["deployment", "begin", url, "release 42", "--format", "json"]);
  const [row] = JSON.parse(begun.stdout);
  await sql.query("create table another (id int)");
  await sql.close();
  expect((await pggit(["deployment", "end", url])).stdout).toContain("release 42");
  expect((await pggit(["deployment", "list", url, "--max-rows", "1"])).stdout).toMatch(
    /release 42 +\| ended/,
  );
  const commits = await pggit(["deployment", "commits", url, row.deployment_id]);
  expect(commits.stdout).toContain("CREATE TABLE public.another");
  const again = await pggit(["deployment", "end", url]);
  expect(again.code).toBe(2);
  expect(again.stderr).toMatch(/^error: No deployment is open/);
});

test("what webhooks delivered, in a table, filtered and by page", {
  timeout: 120_000,
}, async () => {
  const { url } = database;
  const sql = await connect(url);
  await install(sql);
  await sql.script(`
    select pggit.receive_delivery('pd', 'pagerduty', 'E1', 'triggered', 'P1', now(), 'Latency', 'disable', '1 hour', 'webhook pd: Latency');
    select pggit.reject_delivery('pd', 'pagerduty', 'its signature is wrong')`);
  await sql.close();

  const accepted = await pggit([
    "webhooks",
    "list",
    url,
    "--webhook",
    "pd",
    "--verdict",
    "accepted",
  ]);
  expect(accepted.code).toBe(0);
  expect(accepted.stdout).toMatch(/\| disable +\| webhook pd: Latency +\|/);
  expect(accepted.stdout).not.toContain("its signature is wrong");
  const next = await pggit(["webhooks", "list", url, "--before", "2", "--format", "json"]);
  expect(JSON.parse(next.stdout)).toMatchObject([{ delivery_no: "1", incident: "P1" }]);
  const misread = await pggit(["webhooks", "list", url, "--verdict", "lost"]);
  expect(misread.code).toBe(2);
});
