/** A database in a server of each version that the tests run with, beside each other. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { connect, type Sql } from "pggit";
import { afterAll, beforeAll } from "vitest";
import { type Server, startServer } from "../servers/embedded.ts";
import { parseVersions } from "../servers/versions.ts";

/** The versions, the oldest first. */
const versions: readonly number[] = parseVersions(process.env["PGGIT_TEST_VERSIONS"]);

/** Each version but the oldest, which the others are compared with. */
export const [oldest = 0, ...newer] = versions;

/** Starts a server of each version before the tests of a file; gives what opens an empty database in one. */
export function useVersions(): (version: number) => Promise<Sql> {
  const servers = new Map<number, Server>();
  const open: Sql[] = [];
  let made = 0;
  beforeAll(async () => {
    for (const version of versions) servers.set(version, await startServer({ version }));
  });
  afterAll(async () => {
    await Promise.all(open.map((sql) => sql.close()));
    await Promise.all([...servers.values()].map((server) => server.close()));
  });
  return async (version) => {
    const server = servers.get(version);
    if (!server) throw new Error(`no server of version ${version} was started`);
    const name = `versions_${++made}`;
    const maintenance = await connect(server.url());
    await maintenance.script(`create database ${name}`);
    await maintenance.close();
    const sql = await connect(server.url(name));
    open.push(sql);
    return sql;
  };
}

/** The schema of our own that uses every kind, in the order in which its files are loaded. */
export const everyKind: readonly string[] = readdirSync(join(import.meta.dirname, "schema"))
  .filter((file) => file.endsWith(".sql"))
  .toSorted()
  .map((file) => readFileSync(join(import.meta.dirname, "schema", file), "utf8"));
