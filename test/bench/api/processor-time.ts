import { readdirSync, readFileSync } from "node:fs";

/** Processor time of a process so far, milliseconds: its threads, to the nanosecond; says the same on a busy machine. */
export function processorTime(pid: number): number {
  const nanoseconds = readdirSync(`/proc/${pid}/task`).map((thread) =>
    read(`/proc/${pid}/task/${thread}/schedstat`, (text) => Number(text.split(" ")[0])),
  );
  return nanoseconds.reduce((sum, each) => sum + each, 0) / 1e6;
}

/**
 * Processor time of a server's processes, milliseconds, those that have ended
 * included: what its children used is added to it when it waits for them.
 */
export function serverProcessorTime(postmaster: number): number {
  const own = ticks(postmaster, [11, 12, 13, 14]);
  const children = read(`/proc/${postmaster}/task/${postmaster}/children`, (text) =>
    text.trim().split(" ").filter(Boolean).map(Number),
  );
  return [...(children || [])].reduce((sum, pid) => sum + ticks(pid, [11, 12]), own) * 10;
}

/** Hundredths of a second: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
function ticks(pid: number, fields: readonly number[]): number {
  return read(`/proc/${pid}/stat`, (text) => {
    const values = text.split(") ").at(-1)?.split(" ") ?? [];
    return fields.reduce((sum, field) => sum + Number(values[field]), 0);
  });
}

function read<Result>(path: string, parse: (text: string) => Result): Result {
  try {
    return parse(readFileSync(path, "utf8"));
  } catch {
    return parse(""); // it has just ended
  }
}
