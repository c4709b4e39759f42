import { Duration, RemovalPolicy, Validations } from "aws-cdk-lib";
import type { IGrantable } from "aws-cdk-lib/aws-iam";
import type { IKey } from "aws-cdk-lib/aws-kms";
import { Queue, QueueEncryption, type QueueProps } from "aws-cdk-lib/aws-sqs";
import type { Construct } from "constructs";

/** A queue for what could not be done. It outlives the stack: what is in it nobody has seen yet. */
export function deadLetterQueue(scope: Construct, id: string, key: IKey | undefined): Queue {
  const queue = new Queue(scope, id, {
    ...encrypted(key),
    retentionPeriod: Duration.days(14),
    removalPolicy: RemovalPolicy.RETAIN,
  });
  Validations.of(queue).acknowledge({
    id: "AwsSolutions-SQS3",
    reason:
      "It is a queue for dead letters itself, also of Lambda and the Scheduler, where the rule looks for queues only.",
  });
  return queue;
}

/**
 * The queue by which a job goes on: each message says which job has a next part.
 * What the job is and how far it came is in the environment's database, so a
 * message may come twice, and one that is lost loses nothing.
 *
 * @param visibility how long a message that was taken is hidden from others
 */
export function jobQueue(
  scope: Construct,
  {
    key,
    deadLetters,
    visibility,
  }: { key: IKey | undefined; deadLetters: Queue; visibility: Duration },
): Queue {
  return new Queue(scope, "Jobs", {
    ...encrypted(key),
    visibilityTimeout: visibility,
    retentionPeriod: Duration.days(4),
    deadLetterQueue: { queue: deadLetters, maxReceiveCount: 5 },
  });
}

/**
 * Lets somebody send to a queue, and use its key for it. CDK's own grant would
 * allow every way to encrypt with the key, by wildcards.
 */
export function grantSend(queue: Queue, grantee: IGrantable): void {
  queue.grant(grantee, "sqs:SendMessage");
  queue.encryptionMasterKey?.grant(grantee, "kms:GenerateDataKey", "kms:Decrypt");
}

function encrypted(key: IKey | undefined): QueueProps {
  return {
    enforceSSL: true,
    encryption: key ? QueueEncryption.KMS : QueueEncryption.SQS_MANAGED,
    ...(key && { encryptionMasterKey: key }),
  };
}
