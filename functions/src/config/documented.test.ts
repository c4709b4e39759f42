import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { errorTable } from "pggit";
import { Scope } from "../auth/scope.ts";
import { Config } from "./config.ts";
import { requireAuthentication } from "./require-authentication.ts";

const page = readFileSync(new URL("../../../docs/api-authentication.md", import.meta.url), "utf8");
const [example = "", ...others] = [...page.matchAll(/^```json\n(.*?)^```$/gms)].map(
  ([, text = ""]) => text,
);

test("the documented configuration is one that the API starts with", () => {
  const config = Config.parse(JSON.parse(example));
  expect(() => requireAuthentication(config, false)).not.toThrow();
  expect(config.keys.length + (config.github?.rules.length ?? 0)).toBeGreaterThan(2);
});

test("the other pieces of the page are valid beside environments", () => {
  for (const text of others) Config.parse({ environments: {}, ...(JSON.parse(text) as object) });
  expect(others).toHaveLength(1);
});

test("the page has every scope, and each code with its status", () => {
  for (const scope of Scope.options) expect(page).toContain(`| \`${scope}\` |`);
  const rows = [...page.matchAll(/^\| (\d{3}) \| `(\w+)` \|/gm)];
  expect(rows).toHaveLength(5);
  for (const [, status, code = ""] of rows)
    expect(errorTable[code as keyof typeof errorTable].status).toBe(Number(status));
});
