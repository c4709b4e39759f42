import { Cron } from "croner";
import { PggitError } from "pggit";
import type { ClockConfig } from "../config/clock-config.ts";
import type { Log } from "../telemetry/log.ts";
import { scheduleNames } from "./run-schedule.ts";

/** What is run when its time has come. */
export interface DueSchedule {
  readonly schedule: string;
  readonly environments?: readonly string[];
}

/** A clock that runs. */
export interface RunningClock {
  /** Starts nothing more, and waits for what runs. */
  stop(): Promise<void>;
}

/**
 * Runs schedules when their time has come. One that still runs when its time
 * comes again is left to end; another server that does the same at the same time
 * is harmless, see runSchedule(). What was due while nothing ran is not made up for.
 *
 * @param run does what is due; what it throws has been logged by it
 */
export function startClock(
  config: ClockConfig,
  run: (due: DueSchedule) => Promise<void>,
  log: Log,
): RunningClock {
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
    const cron = new Cron(at, { timezone, protect: true, unref: true }, work);
    log("info", "scheduled", { schedule, at, timezone, next: cron.nextRun()?.toISOString() });
    return [cron];
  });
  return {
    async stop() {
      for (const cron of crons) cron.stop();
      await Promise.all(running);
    },
  };
}
