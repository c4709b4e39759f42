import type { Hono } from "hono";
import type { GetConnInfo } from "hono/conninfo";
import { PggitError, readSecret } from "pggit";
import { createApp } from "../app.ts";
import { authenticateBy } from "../auth/authenticate.ts";
import type { Config } from "../config/config.ts";
import { loadConfig } from "../config/load-config.ts";
import { createEnvironments } from "../environments/create-environments.ts";
import type { Environments } from "../environments/environments.ts";
import type { ApiEnv } from "../http/api-env.ts";
import { createJobs } from "../jobs/create-jobs.ts";
import type { Jobs } from "../jobs/job.ts";
import type { JobMessage } from "../jobs/run-job.ts";
import type { Telemetry } from "../telemetry/telemetry.ts";

/** Sees to it that somebody works on a job. */
export type Hand = (message: JobMessage) => Promise<void>;

/** What a runtime knows that the app does not. */
export interface RuntimeOptions {
  /** Where the configuration is; see {@link loadConfig}. */
  readonly sources: readonly string[];
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly readFile: (path: string) => Promise<string>;
  /** Whether the API listens where only this machine reaches it. */
  readonly isLoopback: boolean;
  readonly getConnInfo?: GetConnInfo;
  readonly telemetry: Telemetry;
  readonly handOver: (environments: Environments) => Hand;
}

/** The parts of the API, put together once for the whole process. */
export interface Runtime {
  readonly app: Hono<ApiEnv>;
  readonly config: Config;
  readonly environments: Environments;
  readonly jobs: Jobs;
  readonly hand: Hand;
  readonly telemetry: Telemetry;
}

/**
 * Reads the configuration and puts the API together.
 *
 * @throws PggitError INVALID_CONFIG, also where nobody is configured who may call; SECRET_UNAVAILABLE
 */
export async function makeRuntime(options: RuntimeOptions): Promise<Runtime> {
  const { variables, readFile, telemetry, isLoopback, getConnInfo } = options;
  const config = await loadConfig(options.sources, {
    environment: variables,
    readFile,
    readSecret,
  });
  const environments = createEnvironments(config.environments, { variables });
  const hand = options.handOver(environments);
  const onUnhanded = ({ environment, job }: JobMessage, { code, message }: PggitError) =>
    telemetry.log("error", "job not handed on", {
      environment,
      job_id: job,
      error: `${code}: ${message}`,
    });
  const jobs = createJobs({ environments, hand, onUnhanded });
  const app = createApp({
    config,
    environments,
    jobs,
    telemetry,
    authenticate: authenticateBy(config, { isLoopback }),
    webhooks: { fetch, readSecret, environment: variables, now: () => new Date() },
    report: (error, requestId) => reportError(telemetry, error, requestId),
    ...(getConnInfo && { getConnInfo }),
  });
  return { app, config, environments, jobs, hand, telemetry };
}

/** With what the answer does not say: where it came from, and what was thrown first. */
function reportError({ log }: Telemetry, thrown: unknown, requestId: string): void {
  const { code, message, hint, detail, sqlstate, environment, stack, cause } =
    PggitError.from(thrown);
  log("error", "failure", {
    request_id: requestId,
    code,
    error: message,
    hint,
    detail,
    sqlstate,
    environment,
    stack,
    ...(cause instanceof Error && { cause: cause.stack }),
  });
}
