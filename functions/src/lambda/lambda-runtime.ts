import { readFile } from "node:fs/promises";
import { getConnInfo } from "hono/aws-lambda";
import { configSources } from "../config/load-config.ts";
import { makeRuntime, type Runtime } from "../runtime/make-runtime.ts";
import { emfMetrics } from "../telemetry/emf-metrics.ts";
import { jsonLog } from "../telemetry/log.ts";
import { handToQueue } from "./queue.ts";

/** A line on standard output is a line in CloudWatch. */
const write = (line: string): void => void process.stdout.write(`${line}\n`);

/**
 * The API as it runs in Lambda.
 *
 * | variable | what it says |
 * |---|---|
 * | PGGIT_CONFIG | where the configuration is: files of the function's folder, ARNs of secrets |
 * | PGGIT_JOBS_QUEUE_URL | the queue by which jobs go on |
 */
export function lambdaRuntime(
  variables: Readonly<Record<string, string | undefined>>,
): Promise<Runtime> {
  return makeRuntime({
    sources: configSources(variables["PGGIT_CONFIG"]),
    variables,
    readFile: (path) => readFile(path, "utf8"),
    isLoopback: false,
    getConnInfo,
    telemetry: { log: jsonLog(write), metrics: emfMetrics(write) },
    handOver: () => handToQueue(variables["PGGIT_JOBS_QUEUE_URL"]),
  });
}
