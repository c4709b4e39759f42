import { PggitError } from "../errors/index.ts";
import type { ConnectionInfo } from "./connection-info.ts";
import { describeInfo } from "./describe-target.ts";
import { NeonHttp } from "./neon-http.ts";
import { openNeonSession } from "./neon-session.ts";
import type { ConnectOptions } from "./options.ts";
import { defaultName } from "./options.ts";
import { invalidTarget } from "./parse-target.ts";
import type { Sql } from "./sql.ts";
import { NoticeListeners } from "./wire.ts";

/** What both ways to Neon need. */
export interface NeonParts {
  readonly url: string;
  readonly label: string;
  readonly secrets: readonly string[];
  readonly notices: NoticeListeners;
  readonly options: ConnectOptions;
  /** Milliseconds. */
  readonly timeout: number;
}

/**
 * A database at Neon: queries and batches over HTTP, until something needs a
 * session (a transaction, a script, somebody who listens for notices); that
 * opens a WebSocket, and from then on everything goes through it, so that what
 * a script has set holds for the queries after it.
 *
 * Nothing is sent yet: a wrong password comes to light with the first query.
 */
export function connectNeon(
  info: ConnectionInfo,
  options: ConnectOptions,
  context: { readonly secrets: readonly string[]; readonly timeout: number },
): Sql {
  const notices = new NoticeListeners();
  const label = describeInfo(info);
  const parts = { ...context, url: neonUrl(info, options), label, notices, options };
  const http = new NeonHttp(parts);
  let session: Promise<Sql> | undefined;
  let closed = false;
  const open = (): Promise<Sql> => {
    if (closed) return Promise.reject(afterClose(label));
    session ??= openNeonSession(parts).catch((error: unknown) => {
      session = undefined;
      throw error;
    });
    return session;
  };
  const overHttp = () => session === undefined && notices.size === 0 && !closed;
  return {
    label,
    async query<Row extends object>(text: string, parameters?: readonly unknown[]) {
      return overHttp()
        ? http.query<Row>(text, parameters)
        : (await open()).query<Row>(text, parameters);
    },
    async batch(statements, batchOptions) {
      if (overHttp()) {
        const results = await http.batch(statements, batchOptions);
        if (results !== "too large") return results;
      }
      return (await open()).batch(statements, batchOptions);
    },
    transaction: async (work, transactionOptions) =>
      (await open()).transaction(work, transactionOptions),
    script: async (text) => (await open()).script(text),
    onNotice: (listener) => notices.add(listener),
    async close() {
      closed = true;
      // One that never stood has said so to whoever asked for it.
      const opened = await session?.catch(() => undefined);
      await opened?.close();
    },
  };
}

function neonUrl(info: ConnectionInfo, options: ConnectOptions): string {
  const { host, port, user, password, database } = info;
  if (!host || !user || !password) throw invalidTarget("needs host, user and password for Neon");
  const login = `${encodeURIComponent(user)}:${encodeURIComponent(password)}`;
  const url = new URL(`postgresql://${login}@${host}/${encodeURIComponent(database ?? user)}`);
  if (port !== undefined) url.port = String(port);
  url.searchParams.set("sslmode", "require");
  url.searchParams.set(
    "application_name",
    info.applicationName ?? options.applicationName ?? defaultName,
  );
  if (info.options) url.searchParams.set("options", info.options);
  return url.href;
}

function afterClose(label: string): PggitError {
  return new PggitError({
    code: "CONNECTION_FAILED",
    message: `The connection to ${label} is closed.`,
    hint: "Connect again.",
  });
}
