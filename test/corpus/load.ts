import { type TestClient, withClient } from "../servers/client.ts";
import type { Server } from "../servers/embedded.ts";

/**
 * Makes a database from a script. Roles that the script names and does not make
 * are made first, as the corpus expects of whoever loads it.
 *
 * @throws Error of the first statement that fails for another reason
 */
export async function load(server: Server, database: string, script: string): Promise<void> {
  await withClient(server.url(), (client) => client.query(`create database ${database}`));
  for (;;) {
    try {
      await withClient(server.url(database), (client) => client.query(script));
      return;
    } catch (error) {
      const missing = /role "(.+)" does not exist/.exec(String(error))?.[1];
      if (missing === undefined) throw error;
      await withClient(server.url(), (client) =>
        client.query(`create role "${missing.replaceAll('"', '""')}"`),
      );
    }
  }
}

/** Drops what loading left in a server: the database and, unless another needs them, every role that is not built in. */
export async function unload(
  server: Server,
  database: string,
  { keepRoles = false }: { readonly keepRoles?: boolean } = {},
): Promise<void> {
  await withClient(server.url(database), dropSubscriptions).catch(() => undefined);
  await withClient(server.url(), async (client) => {
    await client.query(`drop database if exists ${database} with (force)`);
    if (keepRoles) return;
    const roles = await client.query<{ rolname: string }>(
      "select quote_ident(rolname) as rolname from pg_roles where oid >= 16384",
    );
    for (const { rolname } of roles) {
      await client.query(`drop owned by ${rolname}; drop role ${rolname}`);
    }
  });
}

/** A database with a subscription cannot be dropped. */
async function dropSubscriptions(client: TestClient): Promise<void> {
  const rows = await client.query<{ name: string }>(
    "select quote_ident(subname) as name from pg_subscription where subdbid = " +
      "(select oid from pg_database where datname = current_database())",
  );
  for (const { name } of rows) {
    await client.query(`alter subscription ${name} disable`);
    await client.query(`alter subscription ${name} set (slot_name = none)`);
    await client.query(`drop subscription ${name}`);
  }
}
