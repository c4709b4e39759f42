import { createServer } from "node:net";
import { afterEach, beforeEach, expect, onTestFinished, test } from "vitest";
import { useDatabase } from "../servers/use-database.ts";
import { type GitHub, startGitHub } from "./github.ts";
import { runAction, type StepResult } from "./run-action.ts";
import { addition, shop } from "./shop.ts";

const production = useDatabase(shop);
const staging = useDatabase(shop);

let github: GitHub;
beforeEach(async () => {
  github = await startGitHub();
});
afterEach(() => github.close());

async function run(inputs: Record<string, string>, more: object = {}): Promise<StepResult> {
  return runAction({
    github,
    inputs: {
      "env1-url": production.url,
      "env2-url": staging.url,
      "github-token": await github.jobToken(),
      ...inputs,
    },
    ...more,
  });
}

/** The step is red, and nothing that it says can be read as "no drift". */
async function expectError(result: StepResult, sentence: RegExp): Promise<void> {
  expect(result.exitCode).toBe(1);
  expect(result.outputs).toMatchObject({
    "has-drift": "unknown",
    differences: "unknown",
    "new-differences": "unknown",
    breaking: "unknown",
    verdict: "error",
  });
  expect(result.summary).toMatch(sentence);
  expect(result.annotations.filter(({ kind }) => kind === "error").length).toBeGreaterThan(0);
  const [comment] = await github.comments();
  expect(comment?.body).toMatch(sentence);
  for (const text of [result.summary, comment?.body ?? "", result.log]) {
    expect(text).not.toMatch(/no (new )?difference|no drift|identical/i);
  }
}

/** A port that nothing listens on. */
async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address ? address.port : 0;
}

test("a refused connection fails the step and says which environment", async () => {
  const url = `postgres://reader:hidden-secret@127.0.0.1:${await closedPort()}/shop`;
  const result = await run({ "env2-url": url });
  await expectError(result, /staging/);
  expect(result.summary).toMatch(/refused|connect/i);
});

test("a wrong password fails the step", async () => {
  const role = await staging.role();
  const url = new URL(role.url);
  url.password = "wrong-password-42";
  const result = await run({ "env2-url": url.href });
  await expectError(result, /password|authenticat/i);
});

test("a host that accepts and never answers fails the step within its timeout", async () => {
  const server = createServer(() => undefined);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const url = `postgres://reader:hidden-secret@127.0.0.1:${port}/shop?connect_timeout=2`;
  await expectError(await run({ "env2-url": url }), /staging/);
});

test("an error replaces the comment of an earlier run, which no longer holds", async () => {
  await run({ comment: "always" });
  const url = `postgres://reader:hidden-secret@127.0.0.1:${await closedPort()}/shop`;
  await expectError(await run({ "env1-url": url }), /production/);
  expect(await github.comments()).toHaveLength(1);
});

test("a user who may only read sees all of both schemas", async () => {
  await (await staging.client()).query(addition);
  const role = await staging.role();
  await (await staging.client()).query(`
    alter role ${role.name} set default_transaction_read_only = on;
    grant select on all tables in schema public to ${role.name}
  `);
  const result = await run({ "env2-url": role.url });
  expect(result.exitCode).toBe(0);
  expect(result.outputs).toMatchObject({ differences: "1", verdict: "different" });
});

test("drift in a schema that the user may not use is found all the same", async () => {
  await (await staging.client()).query(`
    create schema vault;
    create table vault.keys (id integer primary key);
    revoke all on schema vault from public;
  `);
  const role = await staging.role();
  const result = await run({ "env2-url": role.url });
  expect(result.outputs).toMatchObject({ "has-drift": "true", verdict: "different" });
  expect(result.summary).toContain("vault.keys");
});

test("a catalog that the user may not read is an error, not an empty schema", async () => {
  await (await staging.client()).query("revoke select on pg_catalog.pg_class from public");
  const role = await staging.role();
  await expectError(await run({ "env2-url": role.url }), /staging/);
});

test("a fork's pull request, which has no secrets, ends neutral with a sentence", async () => {
  const result = await run({ "env1-url": "", "env2-url": "" }, { event: "fork" });
  expect(result.exitCode).toBe(0);
  expect(result.summary).toContain("comes from a fork");
  expect(result.outputs).toMatchObject({ verdict: "skipped", "has-drift": "unknown" });
  expect(result.annotations.map(({ kind }) => kind)).toEqual(["notice"]);
  expect(await github.comments()).toEqual([]);
});

test("a missing secret on an ordinary pull request is an error that names the input", async () => {
  const result = await run({ "env2-url": "" });
  expect(result.exitCode).toBe(1);
  expect(result.summary).toContain("Input env2-url is empty");
  expect(result.outputs).toMatchObject({ verdict: "error", "has-drift": "unknown" });
});

test("a run outside a pull request writes the summary only", async () => {
  await (await staging.client()).query(addition);
  const result = await run({}, { event: "push" });
  expect(result.exitCode).toBe(0);
  expect(result.summary).toContain("analytics_cache");
  expect(result.outputs).toMatchObject({ "has-drift": "true", "comment-url": "" });
  expect(await github.comments()).toEqual([]);
});

test("without permission to comment the run goes on and names the permission", async () => {
  await (await staging.client()).query(addition);
  const result = await run({ "github-token": await github.jobToken("read"), "fail-on": "drift" });
  const warnings = result.annotations.filter(({ title }) => title === "No comment");
  expect(warnings.map(({ message }) => message)).toEqual([
    expect.stringContaining("permissions: pull-requests: write"),
  ]);
  expect(result.outputs).toMatchObject({ "has-drift": "true", "comment-url": "" });
  expect(result.summary).toContain("analytics_cache");
  expect(result.exitCode).toBe(1);
});

test("a baseline that was named and is missing is an error, not an empty baseline", async () => {
  const result = await run({ baseline: "ci/accepted.json" });
  expect(result.exitCode).toBe(1);
  expect(result.summary).toContain("Input baseline names ci/accepted.json");
  expect(result.outputs.verdict).toBe("error");
});

test("a file that is not a baseline is an error, not an empty baseline", async () => {
  const files = { ".pggit/baseline.json": "<<<<<<< HEAD" };
  const result = await run({}, { files });
  expect(result.exitCode).toBe(1);
  expect(result.summary).toContain(".pggit/baseline.json is not a baseline");
});

test("inputs that cannot be used do not leave the comment of an earlier run as it was", async () => {
  await run({ comment: "always" });
  expect((await github.comments())[0]?.body).toContain("state=quiet");
  await expectError(await run({ include: "rows" }), /Input include does not know "rows"/);
  expect(await github.comments()).toHaveLength(1);
});
