/**
 * One database reached in each way that pgGit knows, so that a test can hold
 * all of them to the same promise.
 */
import { connect, pgliteSql, type Sql } from "pggit";
import { afterAll, afterEach, beforeAll, inject } from "vitest";
import type { Database } from "../servers/databases.ts";
import { type NeonProxy, startNeonProxy } from "../servers/neon-proxy.ts";
import { pglite } from "../servers/pglite.ts";

/** The ways to a database. PGlite is one of its own, the others reach the test's database. */
export const drivers = ["pg", "neon http", "neon websocket", "pglite"] as const;
export type Driver = (typeof drivers)[number];

/** Opens connections in a test file; they are closed after each test. */
export interface Connections {
  readonly proxy: NeonProxy;
  /** A connection of this way to the test's database. */
  open(driver: Driver): Promise<Sql>;
}

/** A URL as Neon hands it out: its host, TLS asked for, always a password. */
export function neonUrl(url: string): string {
  const own = new URL(url);
  own.host = "ep-quiet-lake-123456.eu-central-1.aws.neon.tech";
  own.port = "";
  own.password ||= "any";
  own.searchParams.set("sslmode", "require");
  return own.href;
}

/** What points the Neon driver at a proxy. */
export function neonOptions({ fetchEndpoint, wsProxy }: NeonProxy) {
  return { neon: { fetchEndpoint, wsProxy } };
}

/** Call it at the top of a file. */
export function useConnections(db: Database): Connections {
  let proxy: NeonProxy | undefined;
  const opened: Sql[] = [];
  beforeAll(async () => {
    proxy = await startNeonProxy(inject("postgres"));
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((sql) => sql.close()));
  });
  afterAll(async () => {
    await proxy?.close();
  });
  const running = () => {
    if (!proxy) throw new Error("The proxy runs only while tests do.");
    return proxy;
  };
  return {
    get proxy() {
      return running();
    },
    async open(driver) {
      const sql = await connectBy(driver, db, running());
      opened.push(sql);
      return sql;
    },
  };
}

async function connectBy(driver: Driver, db: Database, proxy: NeonProxy): Promise<Sql> {
  if (driver === "pg") return connect(db.url);
  if (driver === "pglite") return pgliteSql(await pglite());
  const sql = await connect(neonUrl(db.url), neonOptions(proxy));
  if (driver === "neon websocket") await sql.script("select 1");
  return sql;
}
