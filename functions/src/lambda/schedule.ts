/** The Lambda function of schedules (Scheduler) and of jobs (SQS). */
import "./interpret-models.ts";
import { lazily } from "../runtime/lazily.ts";
import { dispatch } from "./dispatch.ts";
import { lambdaRuntime } from "./lambda-runtime.ts";
import { scheduleHandlers } from "./schedule-handlers.ts";

const runtime = lazily(() => lambdaRuntime(process.env));
runtime().catch(() => undefined);

export const handler = dispatch(scheduleHandlers(runtime));
