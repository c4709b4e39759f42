import { Stack } from "aws-cdk-lib";
import { PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { Function as LambdaFunction } from "aws-cdk-lib/aws-lambda";
import { CfnSchedule, CfnScheduleGroup } from "aws-cdk-lib/aws-scheduler";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { type SchedulesConfig, scheduleNames } from "../config/schedules-config.ts";
import { grantSend } from "../queues.ts";

export interface SchedulesProps {
  readonly config: SchedulesConfig;
  readonly target: LambdaFunction;
  /** Takes what could not be started at all: without it the Scheduler drops it. */
  readonly deadLetters: Queue;
}

/**
 * What runs by the clock. The Scheduler's own role may start this one function
 * and leave a message in this one queue.
 */
export class Schedules extends Construct {
  constructor(scope: Construct, id: string, { config, target, deadLetters }: SchedulesProps) {
    super(scope, id);
    const role = new Role(this, "Role", {
      assumedBy: new ServicePrincipal("scheduler.amazonaws.com", {
        conditions: { StringEquals: { "aws:SourceAccount": Stack.of(this).account } },
      }),
      description: "pgGit: starts the schedule function",
    });
    role.addToPolicy(
      new PolicyStatement({ actions: ["lambda:InvokeFunction"], resources: [target.functionArn] }),
    );
    grantSend(deadLetters, role);
    const group = new CfnScheduleGroup(this, "Group", { name: Stack.of(this).stackName });
    for (const name of scheduleNames) {
      const wanted = config[name];
      if (wanted === null) continue;
      const { at, ...only } = wanted;
      const schedule = new CfnSchedule(this, name, {
        groupName: group.ref,
        description: `pgGit: ${name}`,
        scheduleExpression: at,
        scheduleExpressionTimezone: config.timezone,
        flexibleTimeWindow: { mode: "OFF" },
        target: {
          arn: target.functionArn,
          roleArn: role.roleArn,
          input: JSON.stringify({ schedule: name, ...only }),
          retryPolicy: { maximumRetryAttempts: 5, maximumEventAgeInSeconds: 3600 },
          deadLetterConfig: { arn: deadLetters.queueArn },
        },
      });
      // The role is checked when the schedule is made.
      schedule.node.addDependency(role);
    }
  }
}
