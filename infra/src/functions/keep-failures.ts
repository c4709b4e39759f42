import { Duration } from "aws-cdk-lib";
import type { Function as LambdaFunction } from "aws-cdk-lib/aws-lambda";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import { grantSend } from "../queues.ts";

/** Tries again what nobody waits for and failed, and then keeps it: Lambda itself would drop it. */
export function keepFailures(target: LambdaFunction, queue: Queue): void {
  target.configureAsyncInvoke({
    retryAttempts: 2,
    maxEventAge: Duration.hours(1),
    onFailure: {
      bind: (_scope, failing) => {
        grantSend(queue, failing);
        return { destination: queue.queueArn };
      },
    },
  });
}
