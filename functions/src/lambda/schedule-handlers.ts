import { PggitError } from "pggit";
import * as z from "zod";
import { runJob } from "../jobs/run-job.ts";
import type { Runtime } from "../runtime/make-runtime.ts";
import { runSchedule } from "../schedules/run-schedule.ts";
import type { EventHandlers } from "./dispatch.ts";

/** What is kept of the function's time for handing a job back. */
const reserveMs = 10_000;

/** What a message of the queue says; see JobMessage. */
const Message = z.object({ environment: z.string(), job: z.uuid() });

interface LambdaTime {
  readonly getRemainingTimeInMillis: () => number;
}

/** What the schedule function does: schedules, and turns of jobs, each of which sends for the next. */
export function scheduleHandlers(
  runtime: () => Promise<Runtime>,
): Pick<EventHandlers, "schedule" | "sqs"> {
  return {
    schedule: async (event, context) => {
      const { config, environments, jobs, hand, telemetry } = await runtime();
      await runSchedule(event, {
        config,
        environments,
        jobs,
        hand,
        telemetry,
        timeoutMs: budgetOf(context),
        now: () => new Date(),
      });
    },
    sqs: async ({ body }, context) => {
      const { environments, hand, telemetry } = await runtime();
      const message = Message.parse(JSON.parse(body));
      try {
        const budgetMs = budgetOf(context);
        const worked = await runJob(message, { environments, telemetry, budgetMs });
        if (worked === "more") await hand(message);
      } catch (thrown) {
        const { code, message: error } = PggitError.from(thrown);
        telemetry.log("error", "job not worked on", { ...message, error: `${code}: ${error}` });
        throw thrown;
      }
    },
  };
}

function budgetOf(context: unknown): number {
  return Math.max(1_000, (context as LambdaTime).getRemainingTimeInMillis() - reserveMs);
}
