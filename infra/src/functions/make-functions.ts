import { join } from "node:path";
import { Duration } from "aws-cdk-lib";
import { SqsEventSource } from "aws-cdk-lib/aws-lambda-event-sources";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import type { Construct } from "constructs";
import { webhookSecrets } from "../config/api-part.ts";
import { metricsNamespace, type StackConfig } from "../config/stack-config.ts";
import { grantSend } from "../queues.ts";
import { bundledCode } from "./bundled-code.ts";
import { keepFailures } from "./keep-failures.ts";
import { type FunctionSurroundings, PggitFunction } from "./pggit-function.ts";

/**
 * How long each may take: API Gateway waits 30 s, and a part of a job is small
 * beside 5 minutes. A sender of webhooks may hang up sooner; what it asked for is
 * done all the same.
 */
export const timeouts = {
  api: Duration.seconds(29),
  emergency: Duration.seconds(29),
  schedule: Duration.minutes(5),
};

export interface FunctionsProps {
  readonly config: StackConfig;
  /** The folder with a bundle for each function: api, emergency, schedule. */
  readonly bundles: string;
  readonly surroundings: FunctionSurroundings;
  /** The queue by which jobs go on. */
  readonly jobs: Queue;
  /** Takes schedules that were started and failed. */
  readonly failedSchedules: Queue;
}

/** The three functions, each with the secrets that it needs and no others. */
export interface Functions {
  readonly api: PggitFunction;
  readonly emergency: PggitFunction;
  readonly schedule: PggitFunction;
}

/** Makes the functions, and connects the queue of jobs with those that fill and empty it. */
export function makeFunctions(scope: Construct, props: FunctionsProps): Functions {
  const { api: part, config_secret: more, secret_keys: keys, functions: sizes } = props.config;
  const configs = more === undefined ? [] : [more];
  const targets = Object.entries(part.environments).map(([name, { target }]) => ({ name, target }));
  const emergencies = props.config.emergency_environments;
  const make = (
    name: keyof Functions,
    { id, description }: { readonly id: string; readonly description: string },
    secrets: readonly string[],
  ) =>
    new PggitFunction(scope, id, {
      ...props.surroundings,
      description,
      code: bundledCode(join(props.bundles, name), part),
      timeout: timeouts[name],
      memoryMb: sizes[name].memory_mb,
      reservedConcurrency: sizes[name].reserved_concurrency,
      continuesItself: name === "schedule",
      secrets: { arns: [...secrets, ...configs], keys },
      environment: {
        PGGIT_CONFIG: ["config.json", ...configs].join(" "),
        PGGIT_METRICS_NAMESPACE: metricsNamespace(props.config),
        ...(name !== "emergency" && { PGGIT_JOBS_QUEUE_URL: props.jobs.queueUrl }),
      },
    });
  const all = targets.map(({ target }) => target);
  const api = make("api", { id: "Api", description: "pgGit: the operations API" }, all);
  const emergency = make(
    "emergency",
    { id: "Emergency", description: "pgGit: webhooks and emergency operations" },
    [
      ...targets
        .filter(({ name }) => emergencies === "all" || emergencies.includes(name))
        .map(({ target }) => target),
      ...webhookSecrets(part),
    ],
  );
  const schedule = make(
    "schedule",
    { id: "Schedule", description: "pgGit: schedules and the parts of jobs" },
    all,
  );
  grantSend(props.jobs, api.function);
  grantSend(props.jobs, schedule.function);
  schedule.function.addEventSource(
    new SqsEventSource(props.jobs, {
      batchSize: 1,
      reportBatchItemFailures: true,
      maxConcurrency: sizes.schedule.jobs_at_once,
    }),
  );
  keepFailures(schedule.function, props.failedSchedules);
  return { api, emergency, schedule };
}
