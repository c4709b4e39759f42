/** The command line as a real process, from its sources. */
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";

const bin = fileURLToPath(new URL("../../packages/cli/src/bin.ts", import.meta.url));

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

/** Runs `pggit` to its end, whatever its exit code. */
export function pggit(
  argv: readonly string[],
  { directory, environment }: Surroundings = {},
): Promise<Finished> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ["--conditions=source", bin, ...argv],
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
