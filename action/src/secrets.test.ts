import { expect, test } from "vitest";
import { driftingReport } from "./report.fixture.ts";
import { redact, redactReport, secretsOfTarget } from "./secrets.ts";

const itself = (target: string) => Promise.resolve(target);
const fails = () => Promise.reject(new Error("no such secret"));

test("a URL is secret as a whole, and so is its password as written and decoded", async () => {
  const url = "postgres://app:p%40ss%2Fword@db.example/app";
  expect(await secretsOfTarget(url, {}, itself)).toEqual(
    expect.arrayContaining([url, "p%40ss%2Fword", "p@ss/word"]),
  );
});

test("a URL without a password is secret as a whole, and so is the address of its host", async () => {
  const url = "postgres://reader@db.example/app";
  expect(await secretsOfTarget(url, {}, itself)).toEqual([url, "db.example"]);
  const string = "host=10.1.2.3 dbname=app";
  expect(await secretsOfTarget(string, {}, itself)).toEqual([string, "10.1.2.3"]);
});

test("the name of a service container is an ordinary word, not a secret", async () => {
  const url = "postgres://reader@postgres/app";
  expect(await secretsOfTarget(url, {}, itself)).toEqual([url]);
});

test("what a reference leads to is secret, the reference is not", async () => {
  const secrets = await secretsOfTarget("arn:aws:secretsmanager:eu:1:secret:x", {}, () =>
    Promise.resolve("postgres://app:from-aws@db.example/app"),
  );
  expect(secrets).toContain("from-aws");
  expect(secrets.filter((secret) => secret.startsWith("arn:"))).toEqual([]);
});

test("a variable is masked also where its URL has a mistake and cannot be resolved", async () => {
  const environment = { STAGING: "postgres://app:pa/ss#word@db.example:port/app" };
  expect(await secretsOfTarget("env:STAGING", environment, fails)).toContain("pa/ss#word");
});

test("the longest string goes first, so nothing of the URL remains around the password", async () => {
  const url = "postgres://app:hunter2hunter2@db.example/app";
  const secrets = await secretsOfTarget(url, {}, itself);
  expect(redact(`at ${url}: hunter2hunter2`, secrets)).toBe("at ***: ***");
});

test("a password of three characters is masked but does not turn a report into asterisks", async () => {
  const secrets = await secretsOfTarget("postgres://app:app@db.example/app", {}, itself);
  expect(secrets).toContain("app");
  expect(redact("table app", secrets)).toBe("table app");
});

test("redaction reaches every string of a report and changes nothing else", () => {
  const report = driftingReport();
  expect(redactReport(report, ["sesame"])).toEqual(report);
  const text = JSON.stringify(redactReport(report, ["bigint", "integer"]));
  expect(text).not.toMatch(/bigint|integer/);
  expect(text.match(/\*\*\*/g)).toHaveLength(8);
});
