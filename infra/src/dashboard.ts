import { Duration } from "aws-cdk-lib";
import {
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type IAlarm,
  type IMetric,
} from "aws-cdk-lib/aws-cloudwatch";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import type { Construct } from "constructs";
import type { Endpoint } from "./endpoint/endpoint.ts";
import type { PggitFunction } from "./functions/pggit-function.ts";

export interface DashboardProps {
  readonly alarms: IAlarm[];
  readonly functions: Readonly<Record<string, PggitFunction>>;
  readonly endpoint: Endpoint;
  readonly queues: Readonly<Record<string, Queue>>;
}

/** One page: what alarms, what fails, how busy, how slow. */
export function dashboard(scope: Construct, props: DashboardProps): void {
  const period = Duration.minutes(5);
  const functions = Object.entries(props.functions);
  const each = (metric: (one: PggitFunction["function"], label: string) => IMetric) =>
    functions.map(([label, { function: one }]) => metric(one, label));
  const graph = (title: string, left: IMetric[]) => new GraphWidget({ title, left, width: 8 });
  new Dashboard(scope, "Dashboard", {
    defaultInterval: Duration.hours(12),
    widgets: [
      [new AlarmStatusWidget({ title: "Alarms", alarms: props.alarms, width: 24, height: 4 })],
      [
        graph(
          "Calls",
          each((one, label) => one.metricInvocations({ period, label })),
        ),
        graph("Errors", [
          ...each((one, label) => one.metricErrors({ period, label })),
          props.endpoint.failures.api,
          props.endpoint.failures.emergency,
        ]),
        graph(
          "Turned away",
          each((one, label) => one.metricThrottles({ period, label })),
        ),
      ],
      [
        graph(
          "Time, 99th percentile",
          each((one, label) => one.metricDuration({ period, label, statistic: "p99" })),
        ),
        graph(
          "At once",
          each((one, label) =>
            one.metric("ConcurrentExecutions", { period, label, statistic: "max" }),
          ),
        ),
        graph(
          "Messages waiting",
          Object.entries(props.queues).map(([label, queue]) =>
            queue.metricApproximateNumberOfMessagesVisible({ period, label, statistic: "max" }),
          ),
        ),
      ],
    ],
  });
}
