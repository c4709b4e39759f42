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
import { setTimeout as sleep } from "node:timers/promises";

const PATIENCE_MS = 10_000;
const STEP_MS = 50;

const [directory, pidFile] = process.argv.slice(2);
if (!directory || !pidFile) throw new Error("usage: guard.ts DIRECTORY PID_FILE");

process.stdin.resume();
process.stdin.once("end", async () => {
  signalServer("SIGQUIT");
  for (let waited = 0; existsSync(pidFile) && waited < PATIENCE_MS; waited += STEP_MS) {
    await sleep(STEP_MS);
  }
  signalServer("SIGKILL");
  rmSync(directory, { recursive: true, force: true });
});

/** Only a server that still holds its lock file is signalled: the number may be another's by now. */
function signalServer(signal: NodeJS.Signals): void {
  if (!existsSync(pidFile as string)) return;
  const pid = Number.parseInt(readFileSync(pidFile as string, "utf8"), 10);
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
