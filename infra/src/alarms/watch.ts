import { Duration } from "aws-cdk-lib";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import { type SchedulesConfig, scheduleNames } from "../config/schedules-config.ts";
import type { Endpoint } from "../endpoint/endpoint.ts";
import type { Functions } from "../functions/make-functions.ts";
import { timesADay } from "../schedules/times-a-day.ts";
import type { Alarms } from "./alarms.ts";

/** Of the senders of webhooks: GitHub's, the shortest. */
const patience = Duration.seconds(10);

export interface Watched {
  readonly functions: Functions;
  readonly endpoint: Endpoint;
  readonly jobs: Queue;
  readonly failedJobs: Queue;
  readonly failedSchedules: Queue;
  readonly schedules: SchedulesConfig;
}

/** Everything of the stack that somebody has to hear of. */
export function watch(alarms: Alarms, watched: Watched): void {
  const { functions, endpoint, jobs } = watched;
  alarms.addFunction("Api", functions.api);
  alarms.addFunction("Emergency", functions.emergency, patience);
  alarms.addFunction("Schedule", functions.schedule);
  alarms.add("ApiFailures", {
    description: "The API answered at least five calls of a minute with 500 or above.",
    metric: endpoint.failures.api,
    threshold: 5,
  });
  alarms.add("EmergencyFailures", {
    description:
      "A webhook or an emergency operation was answered with 500 or above: tracking may be on where somebody wanted it off. Look at once, and disable it by hand if it is (select pggit.emergency_disable()).",
    metric: endpoint.failures.emergency,
  });
  alarms.addDeadLetters("FailedJobs", watched.failedJobs, "A part of a job failed five times.");
  alarms.addDeadLetters(
    "FailedSchedules",
    watched.failedSchedules,
    "A schedule failed, or could not be started.",
  );
  alarms.add("JobsWaiting", {
    description: "A part of a job has waited for an hour: jobs come faster than they are done.",
    metric: jobs.metricApproximateAgeOfOldestMessage({
      period: Duration.minutes(5),
      statistic: "max",
    }),
    threshold: Duration.hours(1).toSeconds(),
  });
  addHeartbeat(alarms, watched);
}

/** What no error tells: that nothing runs at all. */
function addHeartbeat(alarms: Alarms, { functions, schedules }: Watched): void {
  const runs = scheduleNames
    .map((name) => schedules[name])
    .reduce((sum, schedule) => sum + (schedule === null ? 0 : timesADay(schedule.at)), 0);
  // Where schedules are rarer, an hour without any is no news.
  if (runs < 48) return;
  alarms.add("Heartbeat", {
    description: "No schedule has run for an hour: nothing is folded, purged or verified.",
    metric: functions.schedule.function.metricInvocations({
      period: Duration.hours(1),
      statistic: "sum",
    }),
    below: true,
  });
}
