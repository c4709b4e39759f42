import { Duration } from "aws-cdk-lib";
import {
  Alarm,
  ComparisonOperator,
  type IAlarm,
  type IMetric,
  TreatMissingData,
} from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import type { ITopic } from "aws-cdk-lib/aws-sns";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import type { PggitFunction } from "../functions/pggit-function.ts";

/** When a metric is an alarm. */
export interface AlarmProps {
  /** What is wrong and where to look: the text of the mail. */
  readonly description: string;
  readonly metric: IMetric;
  /** At this value or above; for `below`, below it. Default: 1. */
  readonly threshold?: number;
  readonly below?: boolean;
  /** Periods in a row. Default: 1. */
  readonly periods?: number;
}

/** What is watched. Each alarm tells the topic when it begins and when it is over. */
export class Alarms extends Construct {
  readonly all: IAlarm[] = [];
  readonly #action: SnsAction;

  constructor(scope: Construct, id: string, topic: ITopic) {
    super(scope, id);
    this.#action = new SnsAction(topic);
  }

  add(id: string, { description, metric, threshold = 1, below, periods = 1 }: AlarmProps): void {
    const alarm = new Alarm(this, id, {
      alarmDescription: description,
      metric,
      threshold,
      evaluationPeriods: periods,
      comparisonOperator: below
        ? ComparisonOperator.LESS_THAN_THRESHOLD
        : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      // No calls, no errors; but where too few are the alarm, none are, too.
      treatMissingData: below ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(this.#action);
    alarm.addOkAction(this.#action);
    this.all.push(alarm);
  }

  /**
   * Errors, throttles, and times near the limit of a function.
   *
   * @param limit how long it may take before somebody gives up; by default its own timeout
   */
  addFunction(id: string, watched: PggitFunction, limit: Duration = watched.timeout): void {
    const { function: target, logGroup } = watched;
    const period = Duration.minutes(5);
    const log = `Its log: ${logGroup.logGroupName}`;
    this.add(`${id}Errors`, {
      description: `The ${id} function failed or ran out of time. ${log}`,
      metric: target.metricErrors({ period, statistic: "sum" }),
    });
    this.add(`${id}Throttles`, {
      description: `The ${id} function was called more often at once than its concurrency allows, and calls were turned away. Raise functions.*.reserved_concurrency, or the account's limit.`,
      metric: target.metricThrottles({ period, statistic: "sum" }),
    });
    this.add(`${id}Duration`, {
      description: `The ${id} function took more than nine tenths of the ${limit.toSeconds()} s that it has: the database is slow, or out of reach. ${log}`,
      metric: target.metricDuration({ period, statistic: "max" }),
      threshold: limit.toMilliseconds() * 0.9,
    });
  }

  /** That a queue for what could not be done is not empty. */
  addDeadLetters(id: string, queue: Queue, what: string): void {
    this.add(id, {
      description: `${what} See docs/deploy-aws.md, "When an alarm comes". The queue: ${queue.queueName}`,
      metric: queue.metricApproximateNumberOfMessagesVisible({
        period: Duration.minutes(1),
        statistic: "max",
      }),
    });
  }
}
