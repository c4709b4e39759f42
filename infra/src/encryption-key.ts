import { RemovalPolicy, Stack } from "aws-cdk-lib";
import { Effect, PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Key } from "aws-cdk-lib/aws-kms";
import type { Construct } from "constructs";

/**
 * A key of the stack's own for its logs, queues, alarms and variables.
 *
 * It outlives the stack, since the logs and dead letters that it encrypts do.
 */
export function encryptionKey(scope: Construct): Key {
  const { partition, region, account } = Stack.of(scope);
  const key = new Key(scope, "Key", {
    description: "pgGit: logs, queues, alarms and the functions' variables",
    enableKeyRotation: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  key.addToResourcePolicy(
    new PolicyStatement({
      sid: "LogsOfThisAccount",
      effect: Effect.ALLOW,
      principals: [new ServicePrincipal("logs.amazonaws.com")],
      actions: [
        "kms:Encrypt",
        "kms:Decrypt",
        "kms:ReEncrypt*",
        "kms:GenerateDataKey*",
        "kms:Describe*",
      ],
      resources: ["*"],
      conditions: {
        ArnLike: {
          "kms:EncryptionContext:aws:logs:arn": `arn:${partition}:logs:${region}:${account}:log-group:*`,
        },
      },
    }),
  );
  // An alarm cannot be published to an encrypted topic otherwise, and nothing would say so.
  key.addToResourcePolicy(
    new PolicyStatement({
      sid: "AlarmsOfThisAccount",
      effect: Effect.ALLOW,
      principals: [new ServicePrincipal("cloudwatch.amazonaws.com")],
      actions: ["kms:Decrypt", "kms:GenerateDataKey*"],
      resources: ["*"],
      conditions: { StringEquals: { "aws:SourceAccount": account } },
    }),
  );
  return key;
}
