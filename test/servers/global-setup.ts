/**
 * Starts the server of a vitest project before its first test file and stops
 * it after its last; a project that runs no file starts none.
 *
 * The project names the version (`provide: { postgresVersion }`), its tests
 * find the server under `inject("postgres")`. Projects of one version share a
 * server for the whole run.
 */
import type { TestProject } from "vitest/node";
import { dropTemplates } from "./databases.ts";
import { type Server, startServer } from "./embedded.ts";

/** Where a test finds its server. */
export interface ServerAddress {
  readonly version: number;
  readonly host: string;
  readonly port: number;
  readonly pid: number;
}

declare module "vitest" {
  export interface ProvidedContext {
    postgresVersion: number;
    postgres: ServerAddress;
  }
}

interface Shared {
  readonly server: Promise<Server>;
  users: number;
}

// Each project evaluates this file anew; the process is what they share.
const REGISTRY = Symbol.for("pggit.test.servers");
const shelf = globalThis as typeof globalThis & { [REGISTRY]?: Map<number, Shared> };
shelf[REGISTRY] ??= new Map();
const servers = shelf[REGISTRY];

/**
 * Called by vitest; what it returns is called after the last test, also when
 * tests failed. Every role but the superuser must show its password, as on a
 * real server.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const version = project.getProvidedContext().postgresVersion;
  const shared = servers.get(version) ?? {
    // A test's database is gone before it would have to be vacuumed.
    server: startServer({ version, passwords: "roles", settings: { autovacuum: "off" } }),
    users: 0,
  };
  servers.set(version, shared);
  shared.users += 1;
  const server = await shared.server;
  const { host, port, pid } = server;
  project.provide("postgres", { version, host, port, pid });
  // In watch mode the code that built a template may have changed.
  project.onTestsRerun(() => dropTemplates(server.url()));
  return async () => {
    shared.users -= 1;
    if (shared.users > 0) return;
    servers.delete(version);
    await server.close();
  };
}
