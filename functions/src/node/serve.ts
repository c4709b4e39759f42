import { getConnInfo } from "@hono/node-server/conninfo";
import type { PggitError } from "pggit";
import { LocalWorker } from "../jobs/local-worker.ts";
import { makeApp } from "../runtime/make-app.ts";
import { makeRuntime, type Runtime } from "../runtime/make-runtime.ts";
import { type Clock, makeClock } from "../schedules/clock.ts";
import { runSchedule } from "../schedules/run-schedule.ts";
import { jsonLog } from "../telemetry/log.ts";
import { PrometheusMetrics } from "../telemetry/prometheus-metrics.ts";
import { httpServer } from "./http-server.ts";
import { closeServer, listen, notListening, type Place } from "./listen.ts";
import { addressOf, isLoopback } from "./listening-address.ts";
import { serveMetrics } from "./serve-metrics.ts";

/** How a server is to be. */
export interface ServeOptions extends Place {
  /** Where the configuration is: paths, `env:NAME`, ARNs of secrets, or JSON. */
  readonly sources: readonly string[];
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly readFile: (path: string) => Promise<string>;
  /** Where `/metrics` is served; nowhere when left out. */
  readonly metrics?: Place | undefined;
  /** Takes a line of the log. */
  readonly write: (line: string) => void;
}

/** A running server. */
export interface RunningServer {
  readonly url: string;
  readonly metricsUrl: string | null;
  /** Takes no more calls, waits for those that are under way, hands jobs back, and closes connections. */
  close(): Promise<void>;
}

/** Jobs at one time, and milliseconds between two looks for jobs that nobody works on. */
const jobsAtOnce = 2;
const sweepMs = 60_000;

/** Milliseconds that one environment may take of a schedule. */
const scheduleMs = 300_000;

/**
 * Serves the API over HTTP in this process, works on its jobs, and runs its
 * schedules when their time has come.
 *
 * @throws PggitError INVALID_CONFIG, SECRET_UNAVAILABLE; INVALID_ARGUMENT where the address cannot be listened on
 */
export async function serve(options: ServeOptions): Promise<RunningServer> {
  const { variables, readFile, write } = options;
  const metrics = new PrometheusMetrics();
  const telemetry = { log: jsonLog(write), metrics };
  const address = await addressOf(options.host).catch((thrown: unknown) => {
    throw notListening(thrown, options);
  });
  const onError = ({ code, message, environment }: PggitError, jobId?: string) =>
    telemetry.log("error", "jobs", { environment, job_id: jobId, error: `${code}: ${message}` });
  let worker: LocalWorker | undefined;
  const runtime = await makeRuntime({
    sources: options.sources,
    variables,
    readFile,
    telemetry,
    handOver: (environments) => {
      worker = new LocalWorker({ environments, telemetry, max: jobsAtOnce, sweepMs, onError });
      return worker.hand;
    },
  });
  // What stands when something after it fails is taken down again, the last first.
  const standing = [() => runtime.environments.close()];
  const takeDown = async () => {
    for (const close of standing.splice(0).reverse()) await close();
  };
  try {
    const app = makeApp(runtime, { variables, isLoopback: isLoopback(address), getConnInfo });
    const clock = clockOf(runtime);
    const served = options.metrics && (await serveMetrics(metrics, options.metrics));
    if (served) standing.push(() => served.close());
    const server = httpServer(app);
    const url = await listen(server, options, address);
    worker?.start();
    clock.start();
    standing.push(async () => {
      await Promise.all([closeServer(server), clock.stop(), worker?.close()]);
    });
    const metricsUrl = served?.url ?? null;
    const { names } = runtime.environments;
    telemetry.log("info", "listening", { url, metrics: metricsUrl, environments: names });
    return {
      url,
      metricsUrl,
      async close() {
        if (standing.length === 0) return;
        await takeDown();
        telemetry.log("info", "closed", { url });
      },
    };
  } catch (thrown) {
    await takeDown();
    throw thrown;
  }
}

function clockOf({ config, environments, jobs, hand, telemetry }: Runtime): Clock {
  const works = {
    config,
    environments,
    jobs,
    hand,
    telemetry,
    timeoutMs: scheduleMs,
    now: () => new Date(),
  };
  return makeClock(config.schedules.clock, (due) => runSchedule(due, works), telemetry.log);
}
