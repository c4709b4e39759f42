/**
 * The process of a server: its start on a port, its readiness, its end.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { open, readFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { HOST } from "./cluster.ts";
import type { Account } from "./unprivileged.ts";

const START_MS = 60_000;
const STOP_MS = 10_000;
const STEP_MS = 20;
const PORT_ATTEMPTS = 5;
const LOG_LINES = 30;

/** What starting a server takes, beside its port. */
export interface Place {
  readonly postgres: string;
  readonly account: Account;
  readonly directory: string;
}

/**
 * Starts the server on a port that nobody uses.
 *
 * Another process can take a port between its choice and its use: then another
 * is tried.
 *
 * @throws Error with the last lines of the log when the server does not start
 */
export async function startOnFreePort(
  place: Place,
): Promise<{ child: ChildProcess; port: number }> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    try {
      return { child: await startOnPort(place, port), port };
    } catch (error) {
      const portTaken = String(error).includes("Address already in use");
      if (!portTaken || attempt === PORT_ATTEMPTS) throw error;
    }
  }
}

/**
 * Starts the server on a port and waits until it takes connections.
 *
 * @throws Error with the last lines of the log when it does not
 */
export async function startOnPort(place: Place, port: number): Promise<ChildProcess> {
  const child = await spawnServer(place, port);
  if (await becomesReady(child, place.directory)) return child;
  await stop(child);
  const log = await tail(place.directory);
  throw new Error(`PostgreSQL did not start. The end of its log:\n${log}`);
}

async function spawnServer(place: Place, port: number): Promise<ChildProcess> {
  const { postgres, account, directory } = place;
  const log = await open(join(directory, "log"), "a");
  try {
    // A session of its own: an interrupt from the keyboard must not stop the
    // server under the tests that are still ending.
    const child = spawn(postgres, ["-D", join(directory, "data"), "-p", String(port)], {
      ...account,
      cwd: directory,
      env: { ...process.env, LC_ALL: "C" },
      detached: true,
      stdio: ["ignore", log.fd, log.fd],
    });
    await once(child, "spawn");
    child.unref();
    return child;
  } finally {
    await log.close();
  }
}

/** The server writes its state to the last line of its lock file. */
async function becomesReady(child: ChildProcess, directory: string): Promise<boolean> {
  for (let waited = 0; waited < START_MS; waited += STEP_MS) {
    if (hasEnded(child)) return false;
    const lock = await readFile(lockFile(directory), "utf8").catch(() => "");
    if (lock.split("\n")[7]?.trim() === "ready") return true;
    await sleep(STEP_MS);
  }
  return false;
}

/** Ends the server: the signal, and after ten seconds SIGKILL. */
export async function stop(child: ChildProcess, signal: NodeJS.Signals = "SIGINT"): Promise<void> {
  if (hasEnded(child)) return;
  child.ref();
  const ended = once(child, "exit");
  child.kill(signal);
  const timer = setTimeout(() => child.kill("SIGKILL"), STOP_MS);
  await ended;
  clearTimeout(timer);
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

/** The file that names the server's process, there from its start to its end. */
export function lockFile(directory: string): string {
  return join(directory, "data", "postmaster.pid");
}

/** The last lines of the server's log. */
export async function tail(directory: string, lines = LOG_LINES): Promise<string> {
  const log = await readFile(join(directory, "log"), "utf8");
  return log.trimEnd().split("\n").slice(-lines).join("\n");
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, HOST);
  await once(probe, "listening");
  const address = probe.address();
  if (address === null || typeof address === "string") throw new Error("no port was given out");
  await new Promise((resolve) => probe.close(resolve));
  return address.port;
}
