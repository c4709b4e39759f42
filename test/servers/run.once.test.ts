import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { expect, inject, test } from "vitest";
import { isRunning } from "./processes.ts";
import { howToInstall } from "./versions.ts";

const FOLDER = fileURLToPath(new URL("./fixtures", import.meta.url));
const VITEST = fileURLToPath(
  new URL(
    "./vitest.mjs",
    `file://${createRequire(import.meta.url).resolve("vitest/package.json")}`,
  ),
);

/** Runs vitest in the fixtures folder. */
async function vitest(project: string, version: number) {
  const child = spawn(process.execPath, [VITEST, "run", "--project", project], {
    cwd: FOLDER,
    env: { ...process.env, FIXTURE_VERSION: String(version) },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [output, errors, [code]]: [string, string, number[]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "exit"),
  ]);
  return { code, output: output + errors };
}

test("a failing run stops its server", async () => {
  const { code, output } = await vitest("failing", inject("postgresVersion"));
  const pid = Number(/server (\d+)/.exec(output)?.[1]);
  expect(output).toMatch(/server \d+/);
  expect(code).toBe(1);
  expect(isRunning(pid)).toBe(false);
});

test("a version that is not installed fails the run with the command to run", async () => {
  const { code, output } = await vitest("failing", 13);
  expect(output).toContain(howToInstall(13));
  expect(code).toBe(1);
});

test("a project without a server starts none", async () => {
  const { code, output } = await vitest("without-server", 13);
  expect(output).not.toContain(howToInstall(13));
  expect(code).toBe(0);
});
