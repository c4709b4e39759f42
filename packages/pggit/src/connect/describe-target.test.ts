import { expect, test } from "vitest";
import { describeTarget } from "./describe-target.ts";

test.each([
  ["postgres://app:hunter2@db.example.com/shop", "db.example.com:5432/shop"],
  ["host=db port=5433 dbname=shop password=hunter2", "db:5433/shop"],
  ["postgres://[::1]/shop", "[::1]:5432/shop"],
  ["postgres://app:hunter2@db", "db:5432/app"],
  ["env:STAGING_URL", "env:STAGING_URL"],
  ["memory:", "memory:"],
  ["pglite:/var/data", "pglite:/var/data"],
  ["arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod/db-AbCdEf", "secret prod/db-AbCdEf"],
  ["postgres://app:hunter2@@@db/shop", "an unreadable URL"],
  ["hunter2", "an unreadable target"],
])("%s is named %s", (target, name) => {
  expect(describeTarget(target)).toBe(name);
});
