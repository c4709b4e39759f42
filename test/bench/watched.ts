import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { type TestClient, withClient } from "../servers/client.ts";

/** What something took, and what it did to DDL of others. */
export interface Watched {
  readonly seconds: number;
  /** Processor time of the watched session, seconds: says the same on a busy machine. */
  readonly processor: number;
  /** How much the memory of the watched session grew, what sessions share left out. */
  readonly megabytes: number;
  /** Longest that one CREATE, ALTER or DROP TABLE of another session took, milliseconds. */
  readonly longestDdl: number;
  /** Longest that one waited for a lock, milliseconds; looked at every few. */
  readonly longestWait: number;
  readonly said: string;
}

/**
 * Runs something while another session makes, alters and drops tables all the time.
 *
 * @param run gets a session, which is watched unless it names another
 */
export async function watched(
  url: string,
  run: (client: TestClient, watch: (pid: number) => void) => Promise<string>,
): Promise<Watched> {
  return withClient(url, (client) =>
    withClient(url, (user) =>
      withClient(url, async (observer) => {
        let pid = client.pid;
        let first = memoryOf(pid);
        let [firstTicks, ticks] = [ticksOf(pid), 0];
        let [peak, running] = [0, true];
        const ddl = longestStatement(user, () => running);
        const waits = longestLockWait(observer, user.pid, () => running);
        const sampler = setInterval(() => {
          peak = Math.max(peak, memoryOf(pid) - first);
          ticks = Math.max(ticks, ticksOf(pid) - firstTicks);
        }, 20);
        const started = performance.now();
        try {
          const said = await run(client, (other) => {
            pid = other;
            first = memoryOf(other);
            firstTicks = ticksOf(other);
          });
          const seconds = (performance.now() - started) / 1000;
          running = false;
          const [longestDdl, longestWait] = await Promise.all([ddl, waits]);
          const processor = ticks / 100;
          return { seconds, processor, megabytes: peak / 1024, longestDdl, longestWait, said };
        } finally {
          running = false;
          clearInterval(sampler);
          // their connections are closed next
          await Promise.allSettled([ddl, waits]);
        }
      }),
    ),
  );
}

async function longestStatement(user: TestClient, isRunning: () => boolean): Promise<number> {
  let longest = 0;
  await user.query("create table warm (id int); drop table warm");
  for (let n = 0; isRunning(); n += 1) {
    for (const statement of [
      `create table beside_${n} (id int primary key)`,
      `alter table beside_${n} add column note text`,
      `drop table beside_${n}`,
    ]) {
      const started = performance.now();
      await user.query(statement);
      longest = Math.max(longest, performance.now() - started);
    }
    await sleep(20);
  }
  return longest;
}

async function longestLockWait(
  observer: TestClient,
  pid: number,
  isRunning: () => boolean,
): Promise<number> {
  let longest = 0;
  let since: number | null = null;
  while (isRunning()) {
    const [row] = await observer.query<{ waits: boolean }>(
      "select wait_event_type is not distinct from 'Lock' as waits from pg_stat_activity where pid = $1",
      [pid],
    );
    const now = performance.now();
    since = row?.waits ? (since ?? now) : null;
    longest = Math.max(longest, since === null ? 0 : now - since);
    await sleep(5);
  }
  return longest;
}

/** Processor time of a process in hundredths of a second. */
function ticksOf(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
    return Number(fields[11]) + Number(fields[12]);
  } catch {
    return 0;
  }
}

/** Memory of a process that is its own, in kB. */
function memoryOf(pid: number): number {
  try {
    return Number(/RssAnon:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
