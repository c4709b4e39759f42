import { expect, test } from "vitest";
import { resolveTarget } from "./resolve-target.ts";

const arn = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod/db-AbCdEf";
const url = "postgres://app:hunter2@db/shop";

test("targets that hold everything come back as they are", async () => {
  for (const target of [url, "host=prod-db dbname=myapp", "memory:", "pglite:/var/data"]) {
    expect(await resolveTarget(` ${target} `)).toBe(target);
  }
});

test("env:NAME leads to the variable, and on to a secret", async () => {
  expect(await resolveTarget("env:STAGING", { STAGING: `${url}\n` })).toBe(url);
  const readSecret = async (asked: string) => (asked === arn ? url : "");
  expect(await resolveTarget("env:STAGING", { STAGING: arn }, { readSecret })).toBe(url);
});

test.each([
  ["env:STAGING", {}, /variable STAGING, which is not set/],
  ["env:STAGING", { STAGING: " " }, /which is not set/],
  ["env:A", { A: "env:B", B: url }, /names another one/],
  ["arn:aws:s3:::bucket", {}, /not that of a secret/],
])("%s is refused when it leads nowhere", async (target, environment, reason) => {
  await expect(resolveTarget(target, environment)).rejects.toMatchObject({
    code: "INVALID_TARGET",
    message: expect.stringMatching(reason),
  });
});

test("a secret that holds no target is refused without its value", async () => {
  const readSecret = async () => "hunter2";
  const error = await resolveTarget(arn, {}, { readSecret }).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: "INVALID_TARGET" });
  expect(JSON.stringify(error) + String(error)).not.toContain("hunter2");
});
