import { webhookSecrets } from "../config/api-part.ts";
import { scheduleNames } from "../config/schedules-config.ts";
import type { StackConfig } from "../config/stack-config.ts";
import { timesADay } from "../schedules/times-a-day.ts";
import type { Item } from "./prices.ts";
import type { TemplateCounts } from "./template-counts.ts";

/** Guesses, on the high side; measure your own (the dashboard shows times) and put them here. */
export const assumptions = {
  /** Billed time of a call, in seconds: most of it waiting for the database. */
  callSeconds: 0.15,
  /** Billed time of a start, in seconds, and how many there are of them in a day at most. */
  startSeconds: 1,
  startsADay: 300,
  /** Time of a schedule that does its work at once, for each environment, in seconds. */
  shortScheduleSeconds: 0.5,
  /** Time of the job that a purge, verification or fetch is, for each environment, in seconds. */
  jobSeconds: 30,
  /** Written to logs for each call: the API's line, two measurements, Lambda's own three, the gateway's. */
  logBytesPerCall: 2_000,
  logBytesPerScheduledRun: 2_000,
  answerBytes: 5_000,
  /** Series of the API's metrics: the statuses that it answers, and its times. */
  requestSeries: 9,
  /** Lambda asks a queue for messages with this many requests a minute, whether there are any or not. */
  queuePollsAMinute: 15,
};

const days = 365 / 12;
const jobs = new Set(["purge", "verify", "fetch"]);

/** How much of each item a month takes. */
export function usage(
  callsADay: number,
  config: StackConfig,
  counts: TemplateCounts,
): Partial<Record<Item, number>> {
  const environments = Object.keys(config.api.environments).length;
  const runs = scheduleNames.map((name) => ({
    isJob: jobs.has(name),
    aDay: config.schedules[name] === null ? 0 : timesADay(config.schedules[name].at),
    environments: config.schedules[name]?.environments?.length ?? environments,
  }));
  const scheduledRuns = sum(runs.map(({ aDay }) => aDay));
  const jobRuns = sum(runs.map((run) => (run.isJob ? run.aDay * run.environments : 0)));
  const scheduledSeconds = sum(
    runs.map(
      (run) =>
        run.aDay *
        run.environments *
        (run.isJob ? assumptions.jobSeconds : assumptions.shortScheduleSeconds),
    ),
  );
  const starts = Math.min(callsADay, assumptions.startsADay) + Math.min(scheduledRuns, 48);
  const sizes = config.functions;
  const gbSeconds =
    (callsADay * assumptions.callSeconds * sizes.api.memory_mb +
      starts * assumptions.startSeconds * sizes.api.memory_mb +
      scheduledSeconds * sizes.schedule.memory_mb) /
    1024;
  const logGb =
    (callsADay * assumptions.logBytesPerCall +
      (scheduledRuns + jobRuns) * assumptions.logBytesPerScheduledRun) /
    1e9;
  const perMonth = (aDay: number) => aDay * days;
  return {
    "Lambda, requests": perMonth(callsADay + scheduledRuns + jobRuns),
    "Lambda, GB-seconds on arm64": perMonth(gbSeconds),
    ...(counts.hasGateway && { "HTTP API, requests": perMonth(callsADay) }),
    "Scheduler, invocations": perMonth(scheduledRuns),
    "SQS, requests": perMonth(assumptions.queuePollsAMinute * 1440 + jobRuns * 3),
    "Secrets Manager, secrets": secretsOf(config),
    "Secrets Manager, readings": perMonth(starts * environments),
    "CloudWatch, GB of logs written": perMonth(logGb),
    // What is kept is compressed, to some seventh.
    "CloudWatch, GB of logs kept": (logGb * config.log_retention_days) / 7,
    "CloudWatch, metrics": metricsOf(callsADay, runs),
    "CloudWatch, alarms": counts.alarmMetrics,
    "CloudWatch, dashboards": counts.dashboards,
    "GB sent to the internet": perMonth((callsADay * assumptions.answerBytes) / 1e9),
    ...(counts.isTraced && { "X-Ray, traces": perMonth(callsADay + scheduledRuns) }),
    "KMS, keys": counts.keys,
  };
}

/** A metric costs for the hours in which it was written: each call writes two, each schedule one for an environment. */
function metricsOf(
  callsADay: number,
  runs: readonly { readonly aDay: number; readonly environments: number }[],
): number {
  const hours =
    Math.min(callsADay * 2, assumptions.requestSeries * 24) +
    sum(runs.map((run) => Math.min(run.aDay, 24) * run.environments));
  return hours / 24;
}

function secretsOf({ api, config_secret: more }: StackConfig): number {
  return new Set([
    ...Object.values(api.environments).map(({ target }) => target),
    ...webhookSecrets(api),
    ...(more === undefined ? [] : [more]),
  ]).size;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
