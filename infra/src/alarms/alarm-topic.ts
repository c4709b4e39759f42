import { Stack } from "aws-cdk-lib";
import { ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { IKey } from "aws-cdk-lib/aws-kms";
import { Topic } from "aws-cdk-lib/aws-sns";
import { EmailSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import type { Construct } from "constructs";

/** Where alarms go. Each address gets a letter from AWS first, and hears nothing until it has confirmed. */
export function alarmTopic(
  scope: Construct,
  { emails, key }: { readonly emails: readonly string[]; readonly key: IKey | undefined },
): Topic {
  const topic = new Topic(scope, "Alarms", {
    displayName: "pgGit alarms",
    enforceSSL: true,
    ...(key && { masterKey: key }),
  });
  const { partition, region, account } = Stack.of(scope);
  // A topic with a policy of its own has lost the one that let this account's alarms in.
  topic.grantPublish(
    new ServicePrincipal("cloudwatch.amazonaws.com", {
      conditions: {
        StringEquals: { "aws:SourceAccount": account },
        ArnLike: { "aws:SourceArn": `arn:${partition}:cloudwatch:${region}:${account}:alarm:*` },
      },
    }),
  );
  for (const email of emails) topic.addSubscription(new EmailSubscription(email));
  return topic;
}
