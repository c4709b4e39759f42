import { readFileSync } from "node:fs";
import { configSources } from "../config/load-config.ts";
import { makeRuntime, type Runtime } from "../runtime/make-runtime.ts";
import { emfMetrics } from "../telemetry/emf-metrics.ts";
import { jsonLog } from "../telemetry/log.ts";
import { handToQueue } from "./queue.ts";

/** A line on standard output is a line in CloudWatch. */
const write = (line: string): void => void process.stdout.write(`${line}\n`);

/**
 * What the functions work with in Lambda.
 *
 * | variable | what it says |
 * |---|---|
 * | PGGIT_CONFIG | where the configuration is: files of the function's folder, ARNs of secrets |
 * | PGGIT_METRICS_NAMESPACE | under which CloudWatch keeps the metrics; pggit where it is not said |
 * | PGGIT_JOBS_QUEUE_URL | the queue by which jobs go on |
 */
export function lambdaRuntime(
  variables: Readonly<Record<string, string | undefined>>,
): Promise<Runtime> {
  return makeRuntime({
    sources: configSources(variables["PGGIT_CONFIG"]),
    variables,
    // not by promises, which Node would have to load first: that takes longer than to read a file
    readFile: async (path) => readFileSync(path, "utf8"),
    telemetry: {
      log: jsonLog(write),
      metrics: emfMetrics(write, variables["PGGIT_METRICS_NAMESPACE"] ?? "pggit"),
    },
    handOver: () => handToQueue(variables["PGGIT_JOBS_QUEUE_URL"]),
  });
}
