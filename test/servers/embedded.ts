/**
 * Starts real PostgreSQL servers, each in a directory of its own that goes
 * away with it.
 *
 * A server never outlives the process that started it: `close()` is the
 * ordinary way, and a guard process (see guard.ts) stops it when its owner
 * ends in any other.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { rm } from "node:fs/promises";
import { Socket } from "node:net";
import { fileURLToPath } from "node:url";
import { findBinaries } from "./binaries.ts";
import { HOST, initialise, SUPERUSER } from "./cluster.ts";
import { lockFile, type Place, startOnFreePort, startOnPort, stop, tail } from "./postmaster.ts";
import { type Storage, serverDirectory } from "./storage.ts";
import { giveTo, runnableBy, serverAccount } from "./unprivileged.ts";

/** How a server is to be. */
export interface ServerOptions {
  /** PostgreSQL major version, 14 to 18. */
  readonly version: number;
  /** Settings beside the built-in ones, as in postgresql.conf; these win. */
  readonly settings?: Readonly<Record<string, string>>;
  /**
   * Who must show a password (scram-sha-256): nobody, every role but the
   * superuser, or everybody. Default: nobody.
   */
  readonly passwords?: "none" | "roles" | "all";
  /** The superuser's password; needed when `passwords` is "all". */
  readonly password?: string;
  /** Durable against a crash of the machine, and slow. Default: false. */
  readonly fsync?: boolean;
  /** Where its files lie; "disk" for a measurement. Default: memory where there is room, else disk. */
  readonly storage?: Storage;
  /** Locale of the databases. Default: C.UTF-8 on Linux, C where that may be missing. */
  readonly locale?: string;
}

/** A running server. Its superuser is called postgres. */
export interface Server {
  readonly version: number;
  readonly host: string;
  readonly port: number;
  /** Process id of the postmaster; another one after a restart. */
  readonly pid: number;
  /** Everything that the server keeps on disk; removed on close. */
  readonly directory: string;
  /** Connection URL of the superuser. Default database: postgres. */
  url(database?: string): string;
  /** The last lines of the server's log. Default: 30. */
  log(lines?: number): Promise<string>;
  /**
   * Stops the server and starts it again on the same data and port. SIGINT ends
   * it in order; SIGQUIT like a crash, so that it must recover from its log.
   */
  restart(signal?: "SIGINT" | "SIGQUIT"): Promise<void>;
  /** Stops the server (SIGINT, after ten seconds SIGKILL) and removes its directory. */
  close(): Promise<void>;
}

/**
 * Starts a server in a fresh directory on a free port of the loopback interface.
 *
 * @returns the server, ready for connections
 * @throws Error with the last lines of the log when it does not start, and with
 *   the command to run when the version is not installed
 */
export async function startServer(options: ServerOptions): Promise<Server> {
  if (options.passwords === "all" && options.password === undefined) {
    throw new Error('A server that asks everybody for a password needs the option "password".');
  }
  const account = serverAccount();
  const installed = await findBinaries(options.version);
  const prefix = `pggit-postgres-${options.version}-`;
  const directory = await serverDirectory(options.storage ?? "memory", prefix);
  const guard = startGuard(directory);
  const discard = async () => {
    await rm(directory, { recursive: true, force: true });
    guard.kill();
  };
  try {
    await giveTo(account, directory);
    const binaries = await runnableBy(account, installed, directory);
    await initialise(binaries.initdb, account, directory, options);
    const place = { postgres: binaries.postgres, account, directory };
    const { child, port } = await startOnFreePort(place);
    return describe({ options, place, child, port, discard });
  } catch (error) {
    await discard();
    throw error;
  }
}

function describe(started: {
  options: ServerOptions;
  place: Place;
  child: ChildProcess;
  port: number;
  discard: () => Promise<void>;
}): Server {
  const { options, place, port, discard } = started;
  const { directory } = place;
  let { child } = started;
  const login =
    options.passwords === "all"
      ? `${SUPERUSER}:${encodeURIComponent(options.password ?? "")}`
      : SUPERUSER;
  let closed: Promise<void> | undefined;
  return {
    version: options.version,
    host: HOST,
    port,
    get pid() {
      return Number(child.pid);
    },
    directory,
    url: (database = "postgres") =>
      `postgres://${login}@${HOST}:${port}/${encodeURIComponent(database)}`,
    log: (lines) => tail(directory, lines),
    restart: async (signal = "SIGINT") => {
      await stop(child, signal);
      child = await startOnPort(place, port);
    },
    close: () => {
      closed ??= stop(child).then(discard);
      return closed;
    },
  };
}

function startGuard(directory: string): ChildProcess {
  const script = fileURLToPath(new URL("./guard.ts", import.meta.url));
  const guard = spawn(process.execPath, [script, directory, lockFile(directory)], {
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
    env: { ...process.env, NODE_OPTIONS: "" },
  });
  guard.unref();
  // The pipe's own handle would keep the owner alive.
  if (guard.stdin instanceof Socket) guard.stdin.unref();
  return guard;
}
