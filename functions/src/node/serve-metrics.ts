import { createServer } from "node:http";
import type { PrometheusMetrics } from "../telemetry/prometheus-metrics.ts";
import { closeServer, listen, notListening, type Place } from "./listen.ts";
import { addressOf } from "./listening-address.ts";

const headers = { "Content-Type": "text/plain; version=0.0.4", "Cache-Control": "no-store" };

/** A place where metrics are read. */
export interface ServedMetrics {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves `/metrics` on a port of its own. Beside the API it would stand in the
 * open wherever a proxy passes on what it gets: all that the server sees is the
 * proxy's address, which is this machine's.
 *
 * @throws PggitError INVALID_ARGUMENT where the address cannot be listened on
 */
export async function serveMetrics(
  metrics: PrometheusMetrics,
  place: Place,
): Promise<ServedMetrics> {
  const server = createServer((request, response) => {
    const isThere = request.method === "GET" && request.url?.split("?")[0] === "/metrics";
    response.writeHead(isThere ? 200 : 404, headers).end(isThere ? metrics.text() : "");
  });
  const address = await addressOf(place.host).catch((thrown: unknown) => {
    throw notListening(thrown, place);
  });
  const url = await listen(server, place, address);
  return { url: `${url}/metrics`, close: () => closeServer(server) };
}
