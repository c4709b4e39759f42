import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { PggitError } from "pggit";

/** Where something listens. */
export interface Place {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
}

/** Milliseconds that calls under way may take when the server is to end. */
const graceMs = 10_000;

/**
 * Makes a server listen.
 *
 * @param address what the host was found to be
 * @returns its URL, with the port that it got
 * @throws PggitError INVALID_ARGUMENT where it cannot
 */
export async function listen(
  server: Server,
  { host, port }: Place,
  address: string,
): Promise<string> {
  try {
    server.listen(port, address);
    await once(server, "listening");
  } catch (thrown) {
    throw notListening(thrown, { host, port });
  }
  const { port: given } = server.address() as AddressInfo;
  return `http://${host.includes(":") ? `[${host}]` : host}:${given}`;
}

/** Takes no more calls, waits for those under way, and cuts off what takes too long. */
export async function closeServer(server: Server): Promise<void> {
  const closed = once(server, "close");
  server.close();
  server.closeIdleConnections();
  const end = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearTimeout(end);
}

/** The error of a place that cannot be listened on, whatever Node says of it. */
export function notListening(thrown: unknown, { host, port }: Place): PggitError {
  const code = thrown instanceof Error && "code" in thrown ? String(thrown.code) : "";
  const reasons: Readonly<Record<string, string>> = {
    EADDRINUSE: "another process listens there",
    EACCES: "this user may not listen there",
    EADDRNOTAVAIL: "this machine does not have the address",
    ENOTFOUND: "the host is not known",
    EAI_AGAIN: "the host is not known",
  };
  return new PggitError({
    code: "INVALID_ARGUMENT",
    message: `Cannot listen on ${host}:${port}: ${reasons[code] ?? (code || String(thrown))}.`,
    hint: "Give another host or port.",
  });
}
