/** Examples in TypeScript, run by Node as they stand. */
import { execFile } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

// Below test/, where the package pggit is found by its name.
const folder = join(import.meta.dirname, "../.cache/docs");
let count = 0;

/**
 * Runs a block as a module of its own.
 *
 * @returns what it printed
 * @throws Error with what Node said, where it fails
 */
export async function runTypeScript(
  text: string,
  environment: Readonly<Record<string, string>>,
): Promise<string> {
  mkdirSync(folder, { recursive: true });
  count += 1;
  const file = join(folder, `run-${process.pid}-${count}.ts`);
  writeFileSync(file, text);
  const { stdout } = await promisify(execFile)(process.execPath, ["--conditions=source", file], {
    timeout: 60_000,
    env: { PATH: process.env.PATH ?? "", TZ: "UTC", ...environment },
  });
  return stdout;
}
