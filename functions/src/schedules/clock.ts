import { Cron } from "croner";
import { PggitError } from "pggit";
import type { ClockConfig } from "../config/clock-config.ts";
import { invalidConfig } from "../config/invalid-config.ts";
import type { Log } from "../telemetry/log.ts";
import { scheduleNames } from "./run-schedule.ts";

/** What is run when its time has come. */
export interface DueSchedule {
  readonly schedule: string;
  readonly environments?: readonly string[];
}

/** What runs schedules by their time. */
export interface Clock {
  start(): void;
  /** Starts nothing more, and waits for what runs. */
  stop(): Promise<void>;
}

/**
 * Makes the clock that runs schedules when their time has come. One that still runs when its time
 * comes again is left to end; another server that does the same at the same time
 * is harmless, see runSchedule(). What was due while nothing ran is not made up for.
 *
 * @param run does what is due; what it throws has been logged by it
 * @throws PggitError INVALID_CONFIG for an expression that can never be
 */
export function makeClock(
  config: ClockConfig,
  run: (due: DueSchedule) => Promise<void>,
  log: Log,
): Clock {
  const { timezone } = config;
  const running = new Set<Promise<void>>();
  const crons = scheduleNames.flatMap((schedule) => {
    const wanted = config[schedule];
    if (!wanted) return [];
    const { at, environments } = wanted;
    const due = { schedule, ...(environments && { environments }) };
    const work = async () => {
      const turn = run(due).catch((thrown: unknown) => {
        log("error", "schedule failed", { schedule, error: PggitError.from(thrown).message });
      });
      running.add(turn);
      await turn;
      running.delete(turn);
    };
    return [{ schedule, at, cron: cronOf(schedule, at, timezone, work) }];
  });
  return {
    start() {
      for (const { schedule, at, cron } of crons) {
        cron.resume();
        log("info", "scheduled", { schedule, at, timezone, next: cron.nextRun()?.toISOString() });
      }
    },
    async stop() {
      for (const { cron } of crons) cron.stop();
      await Promise.all(running);
    },
  };
}

/** Made and not started yet; one that still runs is not run again. */
function cronOf(schedule: string, at: string, timezone: string, work: () => Promise<void>): Cron {
  try {
    const cron = new Cron(at, { timezone, protect: true, unref: true, paused: true }, work);
    if (cron.nextRun() !== null) return cron;
    cron.stop();
  } catch {
    // What it says speaks of its own patterns.
  }
  throw invalidConfig(
    `schedules.clock.${schedule}: ${JSON.stringify(at)} is never.`,
    "Give minute, hour, day of the month, month and day of the week, such as 0 3 * * 1-5.",
  );
}
