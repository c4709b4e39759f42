import type { IKey } from "aws-cdk-lib/aws-kms";
import type { Function as LambdaFunction } from "aws-cdk-lib/aws-lambda";
import { Topic } from "aws-cdk-lib/aws-sns";
import { LambdaSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import type { Construct } from "constructs";
import { deadLetterQueue } from "../queues.ts";
import { keepFailures } from "./keep-failures.ts";

/**
 * Lets SNS invoke a function with what comes to these topics. SNS itself tries for
 * days until the function takes it; what the function then fails to do is kept.
 *
 * @returns the queue of what failed; undefined where there is no topic
 */
export function takeNotifications(
  scope: Construct,
  {
    topics,
    target,
    key,
  }: { topics: readonly string[]; target: LambdaFunction; key: IKey | undefined },
): Queue | undefined {
  if (topics.length === 0) return undefined;
  for (const arn of new Set(topics)) {
    Topic.fromTopicArn(scope, `Topic-${arn}`, arn).addSubscription(new LambdaSubscription(target));
  }
  const failed = deadLetterQueue(scope, "FailedDeliveries", key);
  keepFailures(target, failed);
  return failed;
}
