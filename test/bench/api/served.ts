import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** A server in a process of its own. */
export interface Served {
  readonly url: string;
  readonly pid: number;
  close(): Promise<void>;
}

/** Starts a script of this folder that prints its address once it listens. */
export async function startServed(
  script: "bare-server.ts" | "api-server.ts",
  parameters: readonly string[],
): Promise<Served> {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const child: ChildProcess = spawn(
    process.execPath,
    ["--conditions=source", path, ...parameters],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  const { pid, stdout } = child;
  if (pid === undefined || !stdout) throw new Error(`${script} did not start`);
  const [url] = (await Promise.race([
    once(createInterface(stdout), "line"),
    once(child, "exit").then(() => Promise.reject(new Error(`${script} ended at once`))),
  ])) as [string];
  return {
    url,
    pid,
    async close() {
      child.kill("SIGTERM");
      await once(child, "exit");
    },
  };
}
