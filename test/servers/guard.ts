/**
 * Stops a server whose owner is gone.
 *
 * Runs as a process of its own. Its input is a pipe that the owner never
 * writes to: it ends when the owner ends, in whatever way (a crash and a kill
 * -9 included). Then the server is stopped and its directory removed.
 *
 * Arguments: the server's directory; the file in it that names the server's
 * process while the server runs.
 */
import { existsSync, readFileSync, rmSync } from "node:fs";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { hasCode } from "./processes.ts";

const PATIENCE_MS = 10_000;
const STEP_MS = 50;

const [directory, lockFile] = process.argv.slice(2);
if (!directory || !lockFile) throw new Error("usage: guard.ts DIRECTORY LOCK_FILE");

await text(process.stdin);
signalServer(lockFile, "SIGQUIT");
for (let waited = 0; existsSync(lockFile) && waited < PATIENCE_MS; waited += STEP_MS) {
  await sleep(STEP_MS);
}
signalServer(lockFile, "SIGKILL");
rmSync(directory, { recursive: true, force: true });

/** Only a server that still holds its lock file is signalled: the number may be another's by now. */
function signalServer(lock: string, signal: NodeJS.Signals): void {
  if (!existsSync(lock)) return;
  try {
    process.kill(Number.parseInt(readFileSync(lock, "utf8"), 10), signal);
  } catch (error) {
    if (!hasCode(error, "ESRCH")) throw error;
  }
}
