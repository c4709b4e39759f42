/**
 * The directory of a server before it first starts: initdb, who may connect,
 * and the settings.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { appendFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import type { ServerOptions } from "./embedded.ts";
import { type Account, giveTo } from "./unprivileged.ts";

/** The one address that a server listens on. */
export const HOST = "127.0.0.1";

/** Name of the superuser. */
export const SUPERUSER = "postgres";

/** Room for parallel tests in little memory. */
const SETTINGS = {
  listen_addresses: HOST,
  unix_socket_directories: "",
  max_connections: "100",
  shared_buffers: "64MB",
  max_wal_size: "256MB",
  timezone: "UTC",
  log_timezone: "UTC",
};

/**
 * What need not survive a crash of the machine. What is committed still
 * survives a crash of the server, hence no `synchronous_commit = off`.
 */
const NOT_DURABLE = { fsync: "off", full_page_writes: "off" };

/** The method for the superuser, then the one for everybody else. */
const METHODS = {
  none: ["trust", "trust"],
  roles: ["trust", "scram-sha-256"],
  all: ["scram-sha-256", "scram-sha-256"],
} as const;

/**
 * Makes the data directory.
 *
 * @param initdb path of the program
 * @param account who will run the server
 * @param directory an empty directory of that account; the data goes to `data` in it
 * @throws Error with what initdb printed when it fails
 */
export async function initialise(
  initdb: string,
  account: Account,
  directory: string,
  options: ServerOptions,
): Promise<void> {
  const data = join(directory, "data");
  const locale = options.locale ?? (process.platform === "linux" ? "C.UTF-8" : "C");
  const flags = ["-D", data, "-U", SUPERUSER, "-E", "UTF8", `--locale=${locale}`, "--no-sync"];
  if (options.password !== undefined) {
    const file = join(directory, "password");
    await writeFile(file, `${options.password}\n`, { mode: 0o600 });
    await giveTo(account, file);
    flags.push(`--pwfile=${file}`);
  }
  await run(initdb, [...flags, "--auth=trust"], account, directory);
  await writeFile(join(data, "pg_hba.conf"), hostRules(options.passwords ?? "none"));
  await appendFile(join(data, "postgresql.conf"), settingLines(options));
}

function hostRules(passwords: keyof typeof METHODS): string {
  const [superuser, others] = METHODS[passwords];
  return `host all ${SUPERUSER} ${HOST}/32 ${superuser}\nhost all all ${HOST}/32 ${others}\n`;
}

function settingLines(options: ServerOptions): string {
  const settings = { ...SETTINGS, ...(options.fsync ? {} : NOT_DURABLE), ...options.settings };
  return Object.entries(settings)
    .map(([name, value]) => `${name} = '${value.replaceAll("'", "''")}'\n`)
    .join("");
}

async function run(
  program: string,
  flags: string[],
  account: Account,
  directory: string,
): Promise<void> {
  // The unprivileged account may not be able to enter the caller's directory.
  const child = spawn(program, flags, {
    ...account,
    cwd: directory,
    env: { ...process.env, LC_ALL: "C" },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const [messages, [code]] = await Promise.all([text(child.stderr), once(child, "exit")]);
  if (code !== 0) throw new Error(`${program} ended with ${code}:\n${messages}`);
}
