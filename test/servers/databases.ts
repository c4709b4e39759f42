/**
 * Databases for tests: each test its own, copied from a template that is built
 * once per server.
 */
import { randomBytes } from "node:crypto";
import { inject } from "vitest";
import { client, type TestClient, withClient } from "./client.ts";
import { createRole, type Role, type RoleOptions } from "./roles.ts";

/** A database that others are copied from, built when it is first asked for. */
export interface Template {
  readonly name: string;
  readonly build: (target: { url: string; client: TestClient }) => Promise<void>;
}

/** A database of one test. */
export interface Database {
  readonly name: string;
  /** Connection URL of the superuser. */
  readonly url: string;
  /** A new connection, of the superuser or of a role of this database; closed by `drop`. */
  client(role?: Role): Promise<TestClient>;
  /** A role of this test alone, with a password; dropped by `drop`. */
  role(options?: RoleOptions): Promise<Role>;
  /** Closes its clients, drops the database under any other connection, then its roles. */
  drop(): Promise<void>;
}

/**
 * Names a template.
 *
 * @param name unique within the test suite: lower-case letters, digits and underscores
 * @param build fills the empty database; every connection of its own must be closed when it ends
 */
export function template(name: string, build: Template["build"]): Template {
  if (!/^[a-z0-9_]{1,40}$/.test(name)) throw new Error(`"${name}" is not a name for a template.`);
  return { name: `template_${name}`, build };
}

/** Connection URL of the superuser on the server of this test project. */
export function serverUrl(name = "postgres"): string {
  const { host, port } = inject("postgres");
  return `postgres://postgres@${host}:${port}/${name}`;
}

/** A name that no other test uses: databases and roles belong to the whole server. */
export function uniqueName(prefix: string): string {
  return `${prefix}_${randomBytes(6).toString("hex")}`;
}

/**
 * Creates a database.
 *
 * @param from a template; by default the database is empty
 * @throws Error of `from.build`, if that fails; the next call then builds it again
 */
export async function database(from?: Template): Promise<Database> {
  if (from) await ensureTemplate(from);
  const name = uniqueName("test");
  const source = from?.name ?? "template0";
  await maintain((server) => server.query(`create database ${name} template ${source}`));
  return describe(name);
}

/**
 * Drops every template of a server, so that the next test builds them anew.
 *
 * @param url connection URL of the superuser to the maintenance database
 */
export async function dropTemplates(url: string): Promise<void> {
  await withClient(url, async (server) => {
    const rows = await server.query<{ datname: string }>(
      "select datname from pg_database where datname ~ '^template_'",
    );
    for (const { datname } of rows) await dropTemplate(server, datname);
  });
}

function describe(name: string): Database {
  const url = serverUrl(name);
  const clients: TestClient[] = [];
  const roles: Role[] = [];
  return {
    name,
    url,
    async client(role) {
      const connection = await client(role?.url ?? url);
      clients.push(connection);
      return connection;
    },
    async role(options) {
      const role = await createRole(url, uniqueName(options?.prefix ?? "role"), options);
      roles.push(role);
      return role;
    },
    async drop() {
      await Promise.all(clients.map((connection) => connection.close()));
      await maintain(async (server) => {
        await server.query(`drop database if exists ${name} with (force)`);
        for (const role of roles) await server.query(`drop role if exists ${role.name}`);
      });
    },
  };
}

/**
 * A finished template is marked as one, so a build that died half-way is
 * recognised and done again. The advisory lock makes test files that ask at
 * the same time wait for one build.
 */
async function ensureTemplate({ name, build }: Template): Promise<void> {
  await maintain(async (server) => {
    await server.query("select pg_advisory_lock(hashtextextended($1, 0))", [name]);
    const found = await server.query(
      "select from pg_database where datname = $1 and datistemplate",
      [name],
    );
    if (found.length > 0) return;
    await dropTemplate(server, name);
    await server.query(`create database ${name} template template0`);
    const url = serverUrl(name);
    await withClient(url, (connection) => build({ url, client: connection }));
    await server.query(`alter database ${name} is_template true allow_connections false`);
  });
}

async function dropTemplate(server: TestClient, name: string): Promise<void> {
  const found = await server.query("select from pg_database where datname = $1", [name]);
  if (found.length === 0) return;
  await server.query(`alter database ${name} is_template false`);
  await server.query(`drop database ${name} with (force)`);
}

function maintain<Result>(work: (server: TestClient) => Promise<Result>): Promise<Result> {
  return withClient(serverUrl(), work);
}
