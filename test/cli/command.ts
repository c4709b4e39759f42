/** The command line as a real process, bundled from its sources as it is for npm. */
import { execFile } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const script = fileURLToPath(new URL("../../packages/cli/scripts/bundle.ts", import.meta.url));

// Drivers that are not in the bundle are looked for from where it lies. Each worker makes its own, once.
const folder = join(import.meta.dirname, "../.cache/cli", process.env.VITEST_POOL_ID ?? "0");
let bundled: Promise<unknown> | undefined;

/** What the process left behind. */
export interface Finished {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Where and with what variables it runs. */
export interface Surroundings {
  readonly directory?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** The bundle's entry, once it is made. */
export async function bundledCli(): Promise<string> {
  bundled ??= promisify(execFile)(process.execPath, [script, folder]);
  await bundled;
  return join(folder, "bin.js");
}

/** Runs `pggit` to its end, whatever its exit code. */
export async function pggit(
  argv: readonly string[],
  { directory, environment }: Surroundings = {},
): Promise<Finished> {
  const bundle = await bundledCli();
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [bundle, ...argv],
      {
        cwd: directory,
        env: { PATH: process.env.PATH, ...environment },
        maxBuffer: 64 * 1024 * 1024,
      },
      (error, stdout, stderr) => {
        const code = error === null ? 0 : Number(error.code);
        resolve({ code, stdout, stderr });
      },
    );
  });
}
