import { expect, test } from "vitest";
import { driverOfTarget } from "./driver-of.ts";

test.each([
  ["postgres://app:x@ep-quiet-lake.eu-central-1.aws.neon.tech/shop", "neon"],
  ["postgres://app:x@ep-quiet-lake.neon.tech:6432/shop", "pg"],
  ["postgres://app:x@neon.tech.example.com/shop", "pg"],
  ["host=db dbname=shop", "pg"],
  ["memory:", "pglite"],
  ["pglite:/data", "pglite"],
])("%s is reached by the driver %s", (target, driver) => {
  expect(driverOfTarget(target)).toBe(driver);
});
