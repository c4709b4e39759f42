/**
 * Random DDL from many sessions, with pgGit's own work beside it, while the
 * server, one of its processes or the clients are killed. After each round
 * history has to be what the catalog is, and consistent.
 */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { seed as firstObjects } from "../history/arbitrary-ddl.ts";
import { differences, failures, fold } from "../history/head.ts";
import { installIn } from "../install/install-in.ts";
import { client, type TestClient, withClient } from "../servers/client.ts";
import { type Server, startServer } from "../servers/embedded.ts";
import { type Beside, count, runBeside } from "./beside.ts";
import { isOfConnection, isOurs } from "./failure.ts";
import { random } from "./random.ts";
import type { Told } from "./sessions.ts";
import { type Wait, type Watch, watchWaits } from "./waits.ts";

/** How much. */
export interface TortureOptions {
  readonly version: number;
  readonly rounds: number;
  readonly sessions: number;
  /** Seconds of load in a round. */
  readonly seconds: number;
  readonly seed: number;
  /** How many milliseconds a statement may wait because of pgGit. Default: 100. */
  readonly patience?: number;
  /** Told what each round came to, a line each. */
  readonly onRound?: (line: string) => void;
}

/** What it came to; all is well where `problems` is empty. */
export interface Torture {
  readonly problems: readonly string[];
  readonly figures: Readonly<Record<string, number>>;
}

/**
 * Capture gives up where what it has to read is locked for long by another
 * session, and after some of these tries again later; reconciling finds the change.
 */
const gaveUp = /lock timeout|failed \d+ times within/;

type Killed = "nothing" | "server" | "backend" | "clients";
const kills: readonly Killed[] = ["server", "clients", "backend", "server", "nothing"];

/** What is collected over all rounds. */
interface Kept {
  readonly problems: string[];
  readonly tallies: Map<string, number>;
  longestWait: Wait | undefined;
}

/** Runs all rounds on one server and one history. */
export async function torture(options: TortureOptions): Promise<Torture> {
  const { version, rounds, seed } = options;
  const next = random(seed);
  const record: Kept = { problems: [], tallies: new Map(), longestWait: undefined };
  const server = await startServer({ version, settings: { max_connections: "200" } });
  try {
    await prepare(server);
    for (let round = 1; round <= rounds; round += 1) {
      const before = record.problems.length;
      const killed = kills[Math.floor(next() * kills.length)] ?? "nothing";
      const point = next();
      await runRound({ server, options, round, killed, point, record });
      options.onRound?.(
        `round ${round}: ${killed} killed, ${record.tallies.get("statements") ?? 0} statements so far, ` +
          `${record.problems.length - before} problems`,
      );
    }
    return { problems: record.problems, figures: await figures(server, options, record) };
  } finally {
    await server.close();
  }
}

async function prepare(server: Server): Promise<void> {
  await withClient(server.url(), (superuser) => superuser.query("create role plain_role"));
  await installIn(server.url());
  await withClient(server.url(), (superuser) => superuser.query(firstObjects));
}

async function runRound(run: {
  server: Server;
  options: TortureOptions;
  round: number;
  killed: Killed;
  point: number;
  record: Kept;
}): Promise<void> {
  const { server, options, round, killed, point, record } = run;
  const url = server.url();
  const groups = Math.min(4, options.sessions);
  const processes = Array.from({ length: groups }, (_, group) =>
    startSessions(
      {
        url,
        sessions: Math.ceil((options.sessions - group) / groups),
        seed: options.seed * 10_000 + round * 10 + group,
      },
      record,
    ),
  );
  await Promise.all(processes.map((each) => once(each, "message")));
  const watch = watchWaits(url);
  const beside = await runBeside(url);
  await sleep(options.seconds * 1000 * (0.2 + 0.8 * point));
  await kill(killed, server, processes);
  await sleep(options.seconds * 1000 * 0.8 * (1 - point));
  for (const each of processes) await end(each);
  await beside.stop();
  await watch.stop();
  collect(record, { beside, watch, round, patience: options.patience ?? 100 });
  await check(server, record, round);
}

function startSessions(
  { url, sessions, seed }: { url: string; sessions: number; seed: number },
  { tallies, problems }: Kept,
): ChildProcess {
  const child = fork(join(import.meta.dirname, "sessions.ts"), [url, `${sessions}`, `${seed}`], {
    execArgv: ["--conditions=source"],
  });
  child.on("message", (message: Told | "ready") => {
    if (message === "ready") return;
    const { statement, failure, warnings } = message;
    count(tallies, "statements");
    for (const warning of warnings) {
      if (gaveUp.test(warning)) count(tallies, "statements whose capture gave up");
      else problems.push(`warned: ${warning} (${statement})`);
    }
    if (!failure || isOfConnection(failure)) return;
    count(tallies, "statements that failed as they would without pgGit");
    if (isOurs(failure)) {
      problems.push(`${failure.code} ${failure.message} (${statement})\n${failure.where}`);
    }
  });
  return child;
}

async function kill(what: Killed, server: Server, processes: readonly ChildProcess[]) {
  if (what === "clients") {
    for (const each of processes.slice(0, Math.ceil(processes.length / 2))) await end(each);
  } else if (what === "server") {
    process.kill(server.pid, "SIGKILL");
    await restarted(server);
  } else if (what === "backend") {
    const pid = await withClient(server.url(), backendAtWork).catch(() => undefined);
    if (pid !== undefined) process.kill(pid, "SIGKILL");
  }
}

/**
 * Starts a killed server again. Its processes go by themselves, and as long as
 * one is left another server does not start.
 */
async function restarted(server: Server): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    await server.restart("SIGQUIT").catch(() => undefined);
    for (let look = 1; look <= 60; look += 1) {
      const connection = await client(server.url()).catch(() => undefined);
      if (connection) return connection.close();
      await sleep(50);
    }
    if (attempt === 10) throw new Error(`the server does not start again: ${await server.log()}`);
  }
}

async function backendAtWork(connection: TestClient): Promise<number | undefined> {
  const [row] = await connection.query<{ pid: number }>(
    `select pid from pg_stat_activity
     where backend_type = 'client backend' and pid <> pg_backend_pid()
     order by state = 'active' desc, md5(pid::text) limit 1`,
  );
  return row?.pid;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
}

function collect(
  record: Kept,
  run: { beside: Beside; watch: Watch; round: number; patience: number },
): void {
  const { beside, watch, round, patience } = run;
  for (const [name, runs] of beside.runs) add(record.tallies, `runs of ${name}`, runs);
  for (const [sentence, times] of beside.failures) {
    record.problems.push(`round ${round}: ${sentence} (${times} times)`);
  }
  add(record.tallies, "looks for waits", watch.looks);
  add(record.tallies, "waits for pgGit", watch.waits.size);
  add(record.tallies, "waits for a snapshot of pgGit", watch.snapshots.size);
  for (const wait of watch.waits.values()) {
    if (wait.milliseconds > (record.longestWait?.milliseconds ?? 0)) record.longestWait = wait;
    if (wait.milliseconds <= patience) continue;
    const { milliseconds, lock, query } = wait;
    record.problems.push(
      `round ${round}: waited ${milliseconds.toFixed(0)} ms for ${lock}: ${query}`,
    );
  }
}

/** What has to hold when all is quiet. */
async function check(server: Server, { problems, tallies }: Kept, round: number): Promise<void> {
  const connection = await quiet(server);
  try {
    for (const error of await failures(connection)) {
      if (!gaveUp.test(error)) problems.push(`round ${round}: not captured: ${error}`);
    }
    // what is named above needs no verification to be found, and a breaker would spare what comes
    await connection.query(`
      delete from pggit.system_events where event_type = 'capture_failed';
      update pggit.tracking_stops set ended_at = now() where kind = 'breaker' and ended_at is null`);
    await fold(connection);
    add(tallies, "commits that reconciling made", await fold(connection, true));
    for (const name of await differences(connection)) {
      problems.push(`round ${round}: HEAD is not the catalog: ${name}`);
    }
    for (const row of await connection.query<{
      status: string;
      check_name: string;
      details: string;
    }>("select * from pggit.verify_consistency()")) {
      if (row.status !== "ok") problems.push(`round ${round}: ${row.check_name}: ${row.details}`);
    }
  } finally {
    await connection.close();
  }
}

/** A connection to the recovered server once the backends of killed clients have gone. */
async function quiet(server: Server): Promise<TestClient> {
  for (let attempt = 1; ; attempt += 1) {
    const connection = await client(server.url()).catch(() => undefined);
    const others = await connection?.query(
      `select state, wait_event, query, application_name, now() - query_start as since from pg_stat_activity
       where backend_type = 'client backend' and pid <> pg_backend_pid()`,
    );
    if (connection && others?.length === 0) return connection;
    await connection?.close();
    if (attempt === 600) {
      throw new Error(`sessions of killed clients do not end: ${JSON.stringify(others)}`);
    }
    await sleep(50);
  }
}

async function figures(
  server: Server,
  { rounds, sessions }: TortureOptions,
  { tallies, longestWait }: Kept,
): Promise<Readonly<Record<string, number>>> {
  const [history] = await withClient(server.url(), (connection) =>
    connection.query<{ commits: number; versions: number }>(
      `select (select count(*)::integer from pggit.commits) as commits,
         (select count(*)::integer from pggit.versions) as versions`,
    ),
  );
  return {
    rounds,
    sessions,
    ...Object.fromEntries(tallies),
    ...history,
    "longest wait for pgGit, ms": Math.round(longestWait?.milliseconds ?? 0),
  };
}

function add(map: Map<string, number>, name: string, by: number): void {
  map.set(name, (map.get(name) ?? 0) + by);
}
