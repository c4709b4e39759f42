import { PggitError } from "pggit";
import type { Config } from "../config/config.ts";
import type { Environments } from "../environments/environments.ts";
import type { JobKind, Jobs } from "../jobs/job.ts";
import type { JobMessage } from "../jobs/run-job.ts";
import { openJobs } from "../jobs/sweep-jobs.ts";
import type { Telemetry } from "../telemetry/telemetry.ts";
import { brokenCapture, endingStops, expiringKeys, type Finding } from "./find-expiry.ts";

/** The schedules there are. */
export const scheduleNames = ["fold", "purge", "verify", "fetch", "expiry"] as const;
export type ScheduleName = (typeof scheduleNames)[number];

/** What a schedule works with. */
export interface ScheduleOptions {
  readonly config: Pick<Config, "keys" | "schedules">;
  readonly environments: Environments;
  readonly jobs: Jobs;
  /** Sees to it that somebody works on a job that nobody works on. */
  readonly hand: (message: JobMessage) => Promise<void>;
  readonly telemetry: Telemetry;
  /** Milliseconds that one environment may take. */
  readonly timeoutMs: number;
  readonly now: () => Date;
}

/**
 * Does what a schedule is for, in all environments or those that are named; what is
 * long becomes a job there. Invoked twice, or again while the last time's job still
 * runs, it starts nothing twice.
 *
 * @throws PggitError INVALID_ARGUMENT for a schedule or environment that there is not; the first failure, after every
 *   other environment had its turn
 */
export async function runSchedule(
  { schedule, environments: named }: { schedule: string; environments?: readonly string[] },
  options: ScheduleOptions,
): Promise<void> {
  const known: Readonly<Record<string, Work>> = works;
  const work = Object.hasOwn(known, schedule) ? known[schedule] : undefined;
  if (!work) throw unknown(`schedule ${JSON.stringify(schedule)}`, scheduleNames);
  const { names } = options.environments;
  const stranger = named?.find((name) => !names.includes(name));
  if (stranger !== undefined) throw unknown(`environment ${JSON.stringify(stranger)}`, names);
  const failures: PggitError[] = [];
  for (const name of named ?? names) {
    const startedAt = performance.now();
    const failure = await attempt(() => work(name, options));
    const outcome = failure?.code ?? "done";
    options.telemetry.metrics.record("pggit_schedules", 1, {
      schedule,
      environment: name,
      outcome,
    });
    options.telemetry.log(failure ? "error" : "info", "schedule", {
      schedule,
      environment: name,
      outcome,
      duration_ms: Math.round(performance.now() - startedAt),
      ...(failure && { error: failure.message }),
    });
    if (failure) failures.push(failure);
  }
  if (failures[0]) throw failures[0];
}

type Work = (environment: string, options: ScheduleOptions) => Promise<void>;

const works: Readonly<Record<ScheduleName, Work>> = {
  fold: async (environment, { environments, timeoutMs }) => {
    await environments.use(environment, (sql) => sql.query("select pggit.fold(true)"), {
      timeoutMs,
    });
  },
  purge: (environment, options) =>
    begin(options, environment, "purge", { ...options.config.schedules.purge, dry_run: false }),
  verify: (environment, options) =>
    begin(options, environment, "verify", { ...options.config.schedules.verify, verbose: true }),
  fetch: async (environment, options) => {
    for (const { name, into } of options.config.schedules.fetch) {
      if (into === environment) await begin(options, environment, "fetch", { name });
    }
  },
  expiry: async (environment, options) => {
    for (const message of await openJobs(options.environments, environment)) {
      await options.hand(message);
    }
    await watch(environment, options);
  },
};

async function begin(
  { jobs }: ScheduleOptions,
  environment: string,
  kind: JobKind,
  input: Readonly<Record<string, unknown>>,
): Promise<void> {
  const key = `schedule ${kind} ${JSON.stringify(input["name"] ?? "")}`;
  await jobs.start({ environment, kind, input, caller: `schedule:${kind}`, key });
}

async function watch(environment: string, options: ScheduleOptions): Promise<void> {
  const { config, environments, telemetry, timeoutMs, now } = options;
  await environments.use(
    environment,
    async (sql) => {
      const found: Finding[] = [
        ...expiringKeys(config, now()),
        ...(await endingStops(sql, config)),
        ...(await brokenCapture(sql)),
      ];
      for (const { subject, details } of found) {
        const [row] = await sql.query<{ is_new: boolean }>(
          "select pggit.record_finding($1, $2::jsonb) as is_new",
          [subject, JSON.stringify(details)],
        );
        telemetry.metrics.record("pggit_findings", 1, { environment });
        if (row?.is_new) telemetry.log("warn", "finding", { environment, subject, ...details });
      }
    },
    { timeoutMs },
  );
}

async function attempt(work: () => Promise<void>): Promise<PggitError | undefined> {
  try {
    await work();
    return undefined;
  } catch (thrown) {
    return PggitError.from(thrown);
  }
}

function unknown(what: string, known: readonly string[]): PggitError {
  return new PggitError({
    code: "INVALID_ARGUMENT",
    message: `There is no ${what}.`,
    hint: `There are: ${known.join(", ")}.`,
  });
}
