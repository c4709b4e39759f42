import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";

/** What one run of a command took. */
export interface Measurement {
  /** Wall-clock time, seconds. */
  readonly seconds: number;
  /** Peak resident memory of the command and its children, megabytes. */
  readonly megabytes: number;
  readonly exitCode: number | null;
}

/**
 * Runs a command to its end, throwing away what it prints, and measures it as
 * a whole process.
 *
 * @param accepted exit codes that mean it did its work (1 is "different" for a comparer)
 * @throws Error with the last of what it printed when it ends otherwise
 */
export async function measure(
  command: readonly string[],
  accepted: readonly number[] = [0],
): Promise<Measurement> {
  const [file = "", ...parameters] = command;
  const started = performance.now();
  const child = spawn(file, parameters, { stdio: ["ignore", "pipe", "pipe"] });
  let tail = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      tail = (tail + text).slice(-2000);
    });
  }
  let peak = 0;
  const sampler = setInterval(() => {
    peak = Math.max(peak, child.pid ? treeMemory(child.pid) : 0);
  }, 10);
  try {
    const [exitCode] = (await once(child, "close")) as [number | null];
    const seconds = (performance.now() - started) / 1000;
    if (!accepted.includes(exitCode ?? -1)) {
      throw new Error(`${file} ended with ${exitCode}: ${tail}`);
    }
    return { seconds, megabytes: peak / 1024, exitCode };
  } finally {
    clearInterval(sampler);
  }
}

/** Peak memory in kB that the kernel recorded for a process and its children. */
function treeMemory(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    const own = Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0);
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim();
    const below =
      children === "" ? [] : children.split(" ").map((child) => treeMemory(Number(child)));
    return below.reduce((sum, memory) => sum + memory, own);
  } catch {
    return 0; // it has just ended
  }
}

/** The middle of some numbers. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? Number.NaN)
    : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
}
