import { Report, writeBaseline } from "pggit";
import { expect, test } from "vitest";
import { installIn } from "../install/install-in.ts";
import { useDatabase } from "../servers/use-database.ts";
import { runAction, type StepResult } from "./run-action.ts";
import { addition, breakingChange, shop } from "./shop.ts";

const production = useDatabase(shop);
const staging = useDatabase(shop);

function run(failOn: string, files: Record<string, string> = {}): Promise<StepResult> {
  return runAction({
    inputs: { "env1-url": production.url, "env2-url": staging.url, "fail-on": failOn },
    files,
  });
}

async function change(sql: string): Promise<void> {
  await (await staging.client()).query(sql);
}

/** A baseline that accepts what staging has by now. */
async function acceptAll(): Promise<Record<string, string>> {
  const { report } = await run("none");
  return { ".pggit/baseline.json": writeBaseline(Report.parse(JSON.parse(report))) };
}

const gates = ["none", "drift", "breaking", "inconsistent"];

async function exitCodes(): Promise<Record<string, number>> {
  const codes: Record<string, number> = {};
  for (const gate of gates) codes[gate] = (await run(gate)).exitCode;
  return codes;
}

test("equal schemas pass every gate", async () => {
  expect((await run("drift, breaking, inconsistent")).exitCode).toBe(0);
});

test("an addition fails drift and nothing else", async () => {
  await change(addition);
  expect(await exitCodes()).toEqual({
    none: 0,
    drift: 1,
    breaking: 0,
    inconsistent: 0,
  });
});

test("a loss fails breaking and drift", async () => {
  await change(breakingChange);
  expect(await exitCodes()).toEqual({
    none: 0,
    drift: 1,
    breaking: 1,
    inconsistent: 0,
  });
});

test("a step that fails has written its outputs, summary, report and annotations first", async () => {
  await change(breakingChange);
  const result = await run("breaking");
  expect(result.exitCode).toBe(1);
  expect(result.outputs).toMatchObject({
    "has-drift": "true",
    differences: "1",
    "new-differences": "1",
    breaking: "1",
    verdict: "different",
  });
  expect(result.summary).toContain("users");
  expect(Report.parse(JSON.parse(result.report)).summary.breaking).toBe(1);
  expect(result.annotations.map(({ kind, title }) => [kind, title])).toEqual([
    ["error", "Breaking schema difference"],
    ["error", ""],
  ]);
});

test("differences that the committed baseline accepts pass the gate, new ones do not", async () => {
  await change(breakingChange);
  const files = await acceptAll();
  const accepted = await run("drift, breaking", files);
  expect(accepted.exitCode).toBe(0);
  expect(accepted.outputs).toMatchObject({
    "has-drift": "false",
    differences: "1",
    "new-differences": "0",
    breaking: "0",
    verdict: "same",
  });
  expect(accepted.annotations).toEqual([]);

  await change(addition);
  const fresh = await run("drift", files);
  expect(fresh.exitCode).toBe(1);
  expect(fresh.outputs).toMatchObject({ differences: "2", "new-differences": "1" });
});

test("an accepted object that changes further is new drift", async () => {
  await change(breakingChange);
  const files = await acceptAll();
  await change("alter table users add column nickname text");
  expect((await run("drift", files)).exitCode).toBe(1);
});

test("schemas and ignored names narrow what is compared", async () => {
  await change(`${addition}; create schema extra; create table extra.t (id integer)`);
  const inputs = { "env1-url": production.url, "env2-url": staging.url };
  const one = await runAction({ inputs: { ...inputs, schemas: "public" } });
  expect(one.outputs["new-differences"]).toBe("1");
  const none = await runAction({
    inputs: { ...inputs, schemas: "public", ignore: "# cache\npublic.analytics_*" },
  });
  expect(none.outputs).toMatchObject({ "has-drift": "false", verdict: "same" });
});

test("comments are compared only where they are included", async () => {
  await change("comment on table users is 'people'");
  const inputs = { "env1-url": production.url, "env2-url": staging.url };
  expect((await runAction({ inputs })).outputs.differences).toBe("0");
  const included = await runAction({ inputs: { ...inputs, include: "comments" } });
  expect(included.outputs.differences).toBe("1");
});

test("a sound history is consistent, a damaged one fails inconsistent and nothing else", async () => {
  await installIn(production.url);
  await installIn(staging.url);
  const sound = await run("inconsistent");
  expect(sound.summary).toContain("consistent");
  expect(sound.outputs).toMatchObject({ consistent: "true", verdict: "same" });
  expect(sound.exitCode).toBe(0);

  await change(`update pggit.blobs set content = content || '{"definition": "forged"}'`);
  const damaged = await run("inconsistent");
  expect(damaged.outputs).toMatchObject({ consistent: "false", "has-drift": "false" });
  expect(damaged.exitCode).toBe(1);
  expect(damaged.annotations.map(({ title }) => title)).toContain(
    "Inconsistent history in staging",
  );
  expect((await run("drift, breaking")).exitCode).toBe(0);
});

test("a history that the user may not read is unknown, and fails where a consistent one is asked for", async () => {
  await installIn(staging.url);
  const { url } = await staging.role();
  const inputs = { "env1-url": production.url, "env2-url": url };
  const open = await runAction({ inputs: { ...inputs, "fail-on": "drift" } });
  expect(open.outputs).toMatchObject({ consistent: "unknown", verdict: "same" });
  expect(open.exitCode).toBe(0);
  const asked = await runAction({ inputs: { ...inputs, "fail-on": "inconsistent" } });
  expect(asked.exitCode).toBe(1);
});
