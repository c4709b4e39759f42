import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const action = new URL("../../action/", import.meta.url);

test("the committed bundle is what the sources build", async () => {
  const script = fileURLToPath(new URL("scripts/build.ts", action));
  const check = promisify(execFile)(process.execPath, [script, "--check"]);
  await expect(check).resolves.toMatchObject({ stderr: "" });
});

test("the bundle holds no embedded database and stays below 4 MiB", () => {
  const bundle = readFileSync(new URL("dist/index.js", action), "utf8");
  expect(bundle).not.toMatch(/node_modules\/@electric-sql\/pglite\//);
  expect(Buffer.byteLength(bundle)).toBeLessThan(4 * 1024 * 1024);
});

test("every package in the bundle is named with its licence", () => {
  const bundle = readFileSync(new URL("dist/index.js", action), "utf8");
  const licenses = readFileSync(new URL("dist/LICENSES.txt", action), "utf8");
  const bundled = bundle.matchAll(/^\s*\/\/ (?:.*\/)?node_modules\/((?:@[^/\n]+\/)?[^/\n]+)\//gm);
  const names = new Set([...bundled].map(([, name]) => name));
  expect(names.size).toBeGreaterThan(10);
  for (const name of names) expect(licenses).toMatch(new RegExp(`^${name} \\d`, "m"));
});
