/**
 * The shell of a page: one directory, and variables that last from block to block.
 *
 * `pggit` and `npx pggit` are the command line as it is bundled for npm, `psql` is ours (see psql.ts),
 * `npm ci` has been done by whoever runs this, and of `npm run` there is the demo alone.
 */
import { execFile } from "node:child_process";
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** What a script left behind. */
export interface Ran {
  readonly code: number;
  /** Standard output. */
  readonly printed: string;
  readonly errors: string;
}

/** A shell that keeps its variables and its directory. */
export interface Shell {
  readonly directory: string;
  readonly run: (script: string) => Promise<Ran>;
  readonly close: () => Promise<void>;
}

const repository = fileURLToPath(new URL("../..", import.meta.url));
const psqlScript = fileURLToPath(new URL("psql-bin.ts", import.meta.url));
const serveScript = fileURLToPath(new URL("serve-bin.ts", import.meta.url));

/**
 * Opens a shell in an empty directory.
 *
 * @param bundle the command line's bundled entry
 */
export async function openShell(
  bundle: string,
  environment: Readonly<Record<string, string>>,
): Promise<Shell> {
  const home = await mkdtemp(join(tmpdir(), "pggit-docs-"));
  const [programs, directory, state] = ["programs", "shop", "state"].map((name) =>
    join(home, name),
  );
  if (!programs || !directory || !state) throw new Error("no directory for a shell");
  await Promise.all([mkdir(programs), mkdir(directory)]);
  const node = process.execPath;
  const write = async (name: string, body: string) => {
    await writeFile(join(programs, name), `#!/usr/bin/env bash\n${body}\n`);
    await chmod(join(programs, name), 0o755);
  };
  await write(
    "pggit",
    `if [ "$1" = serve ]; then exec ${node} ${serveScript} ${bundle} ${home} "$@"; fi\nexec ${node} ${bundle} "$@"`,
  );
  await write(
    "npx",
    `[ "$1" = --package ] && shift 2\n[ "$1" = pggit ] || { echo "npx $1 is not ours" >&2; exit 127; }\nshift\nexec pggit "$@"`,
  );
  await write("psql", `exec ${node} ${psqlScript} "$@"`);
  await write(
    "npm",
    `[ "$*" = ci ] && exit 0\n[ "$1 $2" = "run demo" ] || { echo "npm $* is not run here" >&2; exit 127; }\nexec env PATH="$PAGE_PATH" npm --prefix ${repository} "$@"`,
  );
  await writeFile(state, `cd ${directory}\n`);
  // A refused call has to be seen, though nobody looks at what curl prints.
  await writeFile(join(home, ".curlrc"), "fail-with-body\n");
  const path = process.env.PATH ?? "";
  const variables = {
    ...environment,
    PATH: `${programs}:${path}`,
    PAGE_PATH: path,
    HOME: home,
    LC_ALL: "C.UTF-8",
    TZ: "UTC",
  };
  return {
    directory,
    run: (script) => {
      // What a block sets, and where it goes, is there for the next.
      const whole = [
        "set -aeuo pipefail",
        `. ${state}`,
        `trap 'code=$?; { export -p; declare -f; echo "cd $(printf %q "$PWD")"; } > ${state}; exit $code' EXIT`,
        script,
      ].join("\n");
      return new Promise((resolve) => {
        const options = {
          env: variables,
          cwd: directory,
          maxBuffer: 16 * 1024 * 1024,
          timeout: 240_000,
        };
        execFile("bash", ["-c", whole], options, (error, stdout, stderr) => {
          const code = error === null ? 0 : Number(error.code ?? 1);
          resolve({ code, printed: stdout, errors: stderr });
        });
      });
    },
    close: async () => {
      for (const pid of await servers(home)) end(pid);
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** Ends a process, which may have ended by itself. */
function end(pid: number): void {
  try {
    process.kill(pid, "SIGTERM");
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}

/** The processes that `pggit serve` left running. */
async function servers(home: string): Promise<number[]> {
  const text = await readFile(join(home, "servers"), "utf8").catch(() => "");
  return text.split("\n").filter(Boolean).map(Number);
}
