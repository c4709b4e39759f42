import { type PggitError, readSecret } from "pggit";
import type { Config } from "../config/config.ts";
import { loadConfig } from "../config/load-config.ts";
import { createEnvironments } from "../environments/create-environments.ts";
import type { Environments } from "../environments/environments.ts";
import { createJobs } from "../jobs/create-jobs.ts";
import type { Jobs } from "../jobs/job.ts";
import type { JobMessage } from "../jobs/run-job.ts";
import type { Telemetry } from "../telemetry/telemetry.ts";

/** Sees to it that somebody works on a job. */
export type Hand = (message: JobMessage) => Promise<void>;

/** What a runtime has and its parts are made of. */
export interface RuntimeOptions {
  /** Where the configuration is; see {@link loadConfig}. */
  readonly sources: readonly string[];
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly readFile: (path: string) => Promise<string>;
  readonly telemetry: Telemetry;
  readonly handOver: (environments: Environments) => Hand;
}

/** What calls, schedules and jobs work with, made once for the whole process. */
export interface Runtime {
  readonly config: Config;
  readonly environments: Environments;
  readonly jobs: Jobs;
  readonly hand: Hand;
  readonly telemetry: Telemetry;
}

/**
 * Reads the configuration and makes what it speaks of.
 *
 * @throws PggitError INVALID_CONFIG; SECRET_UNAVAILABLE
 */
export async function makeRuntime(options: RuntimeOptions): Promise<Runtime> {
  const { variables, readFile, telemetry } = options;
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
  return { config, environments, jobs, hand, telemetry };
}
