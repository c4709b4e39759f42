import { once } from "node:events";
import { readFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { createAdaptorServer, type Http2Bindings, type HttpBindings } from "@hono/node-server";
import { getConnInfo } from "@hono/node-server/conninfo";
import { PggitError } from "pggit";
import { LocalWorker } from "../jobs/local-worker.ts";
import { makeRuntime } from "../runtime/make-runtime.ts";
import { jsonLog } from "../telemetry/log.ts";
import { PrometheusMetrics } from "../telemetry/prometheus-metrics.ts";

type Bindings = HttpBindings | Http2Bindings;

/** How a server is to be. */
export interface ServeOptions {
  /** Where the configuration is: paths, `env:NAME`, ARNs of secrets, or JSON. */
  readonly sources: readonly string[];
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Who may read `/metrics`: this machine, or everybody who reaches the server. */
  readonly metricsFor: "loopback" | "all";
  /** Takes a line of the log. */
  readonly write: (line: string) => void;
}

/** A running server. */
export interface RunningServer {
  readonly url: string;
  /** Takes no more calls, waits for those that are under way, hands jobs back, and closes connections. */
  close(): Promise<void>;
}

/** Jobs at one time, and milliseconds between two looks for jobs that nobody works on. */
const jobsAtOnce = 2;
const sweepMs = 60_000;

/** Milliseconds that calls under way may take when the server is to end. */
const graceMs = 10_000;

const metricsHeaders = { "Content-Type": "text/plain; version=0.0.4", "Cache-Control": "no-store" };

const loopback = new Set(["127.0.0.1", "::1", "localhost"]);

/**
 * Serves the API over HTTP in this process, and works on its jobs.
 *
 * @throws PggitError INVALID_CONFIG, SECRET_UNAVAILABLE; INVALID_ARGUMENT where the address cannot be listened on
 */
export async function serve(options: ServeOptions): Promise<RunningServer> {
  const { host, port, variables, write } = options;
  const metrics = new PrometheusMetrics();
  const telemetry = { log: jsonLog(write), metrics };
  const onError = ({ code, message, environment }: PggitError) =>
    telemetry.log("error", "jobs", { environment, error: `${code}: ${message}` });
  let worker: LocalWorker | undefined;
  const runtime = await makeRuntime({
    sources: options.sources,
    variables,
    readFile: (path) => readFile(path, "utf8"),
    isLoopback: loopback.has(host),
    getConnInfo,
    telemetry,
    handOver: (environments) => {
      worker = new LocalWorker({ environments, telemetry, max: jobsAtOnce, sweepMs, onError });
      return worker.hand;
    },
  });
  const isForMetrics = (request: Request, { incoming }: Bindings): boolean => {
    if (new URL(request.url).pathname !== "/metrics") return false;
    const from = incoming.socket.remoteAddress?.replace("::ffff:", "") ?? "";
    // To others it is a path like any that is not there.
    return options.metricsFor === "all" || loopback.has(from);
  };
  const server = createAdaptorServer({
    fetch: (request: Request, bindings: Bindings) =>
      isForMetrics(request, bindings)
        ? new Response(metrics.text(), { headers: metricsHeaders })
        : runtime.app.fetch(request, bindings),
  });
  const closing = { isBegun: false };
  try {
    server.listen(port, host);
    await once(server, "listening");
  } catch (thrown) {
    await runtime.environments.close();
    throw notListening(thrown, host, port);
  }
  worker?.start();
  const { port: given } = server.address() as AddressInfo;
  const url = `http://${host.includes(":") ? `[${host}]` : host}:${given}`;
  telemetry.log("info", "listening", { url, environments: runtime.environments.names });
  return {
    url,
    async close() {
      if (closing.isBegun) return;
      closing.isBegun = true;
      const closed = once(server, "close");
      server.close();
      if ("closeIdleConnections" in server) server.closeIdleConnections();
      const end = setTimeout(() => {
        if ("closeAllConnections" in server) server.closeAllConnections();
      }, graceMs);
      await Promise.all([closed, worker?.close()]);
      clearTimeout(end);
      await runtime.environments.close();
      telemetry.log("info", "closed", { url });
    },
  };
}

function notListening(thrown: unknown, host: string, port: number): PggitError {
  const code = thrown instanceof Error && "code" in thrown ? String(thrown.code) : "";
  const reasons: Readonly<Record<string, string>> = {
    EADDRINUSE: "another process listens there",
    EACCES: "this user may not listen there",
    EADDRNOTAVAIL: "this machine does not have the address",
    ENOTFOUND: "the host is not known",
  };
  return new PggitError({
    code: "INVALID_ARGUMENT",
    message: `Cannot listen on ${host}:${port}: ${reasons[code] ?? (code || String(thrown))}.`,
    hint: "Give another --host or --port.",
  });
}
