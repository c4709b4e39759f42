import pg from "pg";
import { type ErrorContext, PggitError } from "../errors/index.ts";
import { clientWire } from "./client-wire.ts";
import type { ConnectionInfo } from "./connection-info.ts";
import { type ConnectOptions, defaultName } from "./options.ts";
import { sessionSql } from "./session.ts";
import type { Sql } from "./sql.ts";
import { isAboutTls, type TlsAttempt, tlsAttempts } from "./tls.ts";
import { typeParsers } from "./values.ts";
import { NoticeListeners } from "./wire.ts";

/**
 * One connection over TCP or a Unix socket through node-postgres.
 *
 * What the target leaves open is node-postgres's own default: PGHOST and its
 * siblings of the process, ~/.pgpass, localhost:5432.
 *
 * @throws PggitError why the connection does not stand
 */
export async function connectTcp(
  info: ConnectionInfo,
  options: ConnectOptions,
  context: ErrorContext & { readonly label: string; readonly timeout: number },
): Promise<Sql> {
  const notices = new NoticeListeners();
  const client = await open(info, options, context.timeout).catch((error: unknown) => {
    throw PggitError.from(error, context);
  });
  client.on("notice", (notice) => notices.tell(notice));
  const wire = { ...clientWire(client, context), isPipelined: true };
  return sessionSql({ label: context.label, wire, notices });
}

async function open(
  info: ConnectionInfo,
  options: ConnectOptions,
  timeout: number,
): Promise<pg.Client> {
  const attempts = await tlsAttempts(info);
  for (const [index, ssl] of attempts.entries()) {
    const client = new pg.Client({
      ...configuration(info, options, ssl),
      connectionTimeoutMillis: timeout,
    });
    // A server that goes away between queries must not end this process; the next query tells.
    client.on("error", () => undefined);
    try {
      await client.connect();
      return client;
    } catch (error) {
      void client.end().catch(() => undefined);
      if (index === attempts.length - 1 || !isAboutTls(error)) throw error;
    }
  }
  throw new RangeError("there was no way to try");
}

function configuration(
  info: ConnectionInfo,
  options: ConnectOptions,
  ssl: TlsAttempt,
): pg.ClientConfig {
  const { host, port, database, user, password, options: settings, sslnegotiation } = info;
  return {
    ...defined({ host, port, database, user, password, options: settings }),
    ssl,
    ...(ssl && sslnegotiation && { sslnegotiation }),
    application_name: info.applicationName ?? options.applicationName ?? defaultName,
    keepAlive: true,
    pipeline: true,
    types: typeParsers,
  };
}

/** Without what is undefined: to the driver, a key that is there has been set. */
function defined<Value extends object>(
  value: Value,
): { [Key in keyof Value]?: NonNullable<Value[Key]> } {
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return Object.fromEntries(entries) as { [Key in keyof Value]?: NonNullable<Value[Key]> };
}
