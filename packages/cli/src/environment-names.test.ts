import { expect, test } from "vitest";
import { environmentNames } from "./environment-names.ts";

test.each([
  ["env:PRODUCTION_URL", "env:STAGING_URL", ["PRODUCTION_URL", "STAGING_URL"]],
  ["postgres://u:pw@a/shop", "postgres://u:pw@b/shop_staging", ["shop", "shop_staging"]],
  ["postgres://u:pw@a/shop", "postgres://u:pw@b/shop", ["a:5432/shop", "b:5432/shop"]],
  ["postgres://u:pw@a/shop", "postgres://v:pw@a/shop", ["a:5432/shop (1)", "a:5432/shop (2)"]],
  ["production", "env:STAGING_URL", ["production", "STAGING_URL"]],
  ["memory:", "pglite:/data/one", ["memory:", "pglite:/data/one"]],
])("%s and %s are called %j", (first, second, names) => {
  expect(environmentNames([first, second])).toEqual(names);
});

test("no name shows any part of what cannot be read", () => {
  const names = environmentNames(["postgres://u:p@ss@word@a/x", "Hunter 2"]);
  expect(names).toEqual(["an unreadable URL", "an unreadable target"]);
});
