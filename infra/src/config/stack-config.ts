import { RetentionDays } from "aws-cdk-lib/aws-logs";
import * as z from "zod";
import { ApiPart, webhookSecrets, webhookTopics } from "./api-part.ts";
import { FunctionsConfig } from "./functions-config.ts";
import { scheduleNames, SchedulesConfig } from "./schedules-config.ts";
import { KeyArn, SecretArn } from "./secret-arn.ts";
import { VpcConfig } from "./vpc-config.ts";

/** The days that CloudWatch knows, from a month on: a shorter log would end before an incident's review. */
const retentions = Object.values(RetentionDays)
  .map(Number)
  // 9999 stands for ever.
  .filter((days) => days >= 30 && days < 9999);

/** What somebody who deploys pgGit on AWS edits: one JSON document. */
export const StackConfig = z
  .strictObject({
    stack_name: z
      .string()
      .regex(/^[A-Za-z][A-Za-z0-9-]{0,63}$/, "is not a name that CloudFormation takes")
      .default("pggit"),
    region: z.string().regex(/^[a-z]{2}(?:-[a-z]+)+-\d$/, "is not a region, like eu-central-1"),
    /** Without it, the account of whoever deploys. */
    account: z
      .string()
      .regex(/^\d{12}$/, "is not an account's twelve digits")
      .optional(),
    /** How callers reach it: one HTTP API, or a URL for each function. */
    endpoint: z.enum(["http-api", "function-url"]).default("http-api"),
    api: ApiPart,
    /** A secret that holds more of the API's configuration, as JSON; for keys that nobody should see even as hashes. */
    config_secret: SecretArn.optional(),
    /** The KMS key of each secret that has one of its own, by the secret's ARN. */
    secret_keys: z.record(SecretArn, KeyArn).default({}),
    /** Environments that the emergency function may reach. */
    emergency_environments: z.union([z.literal("all"), z.array(z.string()).min(1)]).default("all"),
    /** Topics of SNS that invoke the emergency function; those of other webhooks come over HTTPS. */
    sns_topics: z.array(z.string()).default([]),
    functions: FunctionsConfig.prefault({}),
    /** Requests a second that the HTTP API lets through, and how many more for a moment. */
    throttle: z
      .strictObject({ rate: z.int().positive(), burst: z.int().positive() })
      .default({ rate: 50, burst: 100 }),
    schedules: SchedulesConfig.prefault({}),
    alarms: z.strictObject({
      emails: z.array(z.email()).min(1, "names nobody who would hear an alarm"),
    }),
    log_retention_days: z
      .int()
      .refine((days) => retentions.includes(days), `is none of ${retentions.join(", ")}`)
      .default(90),
    dashboard: z.boolean().default(true),
    /** AWS X-Ray. */
    tracing: z.boolean().default(false),
    /** A KMS key of the stack's own for queues, logs, alarms and variables, instead of AWS's. */
    customer_key: z.boolean().default(false),
    vpc: VpcConfig.optional(),
    tags: z.record(z.string().min(1).max(128), z.string().max(256)).default({}),
    /** Whether deleting the stack is refused until this is set to false and deployed. */
    termination_protection: z.boolean().default(true),
  })
  .superRefine(onlyKnownNames);
export type StackConfig = z.infer<typeof StackConfig>;

type Named = Pick<
  StackConfig,
  "api" | "config_secret" | "secret_keys" | "emergency_environments" | "schedules" | "sns_topics"
>;

/** A name with a typing mistake would otherwise be a right that is missing at three in the morning. */
function onlyKnownNames(config: Named, context: z.RefinementCtx): void {
  const {
    api,
    config_secret,
    secret_keys,
    emergency_environments: emergency,
    schedules,
    sns_topics,
  } = config;
  const lists = [
    { path: ["emergency_environments"], names: emergency === "all" ? [] : emergency },
    ...scheduleNames.map((name) => ({
      path: ["schedules", name, "environments"],
      names: schedules[name]?.environments ?? [],
    })),
  ];
  for (const { path, names } of lists) {
    for (const [index, name] of names.entries()) {
      if (Object.hasOwn(api.environments, name)) continue;
      const message = `names ${name}, which is not among api.environments`;
      context.addIssue({ code: "custom", path: [...path, index], message });
    }
  }
  for (const [index, topic] of sns_topics.entries()) {
    if (webhookTopics(api).includes(topic)) continue;
    const message = "is a topic that no webhook of api.webhooks names";
    context.addIssue({ code: "custom", path: ["sns_topics", index], message });
  }
  const known = new Set<unknown>([
    ...Object.values(api.environments).map(({ target }) => target),
    ...webhookSecrets(api),
    config_secret,
  ]);
  for (const arn of Object.keys(secret_keys)) {
    if (known.has(arn)) continue;
    const message = "is the ARN of a secret that nothing here names";
    context.addIssue({ code: "custom", path: ["secret_keys", arn], message });
  }
  if (api["keys"] === undefined && api["github"] === undefined && config_secret === undefined) {
    const message = "has neither keys nor rules for GitHub: nobody could call the API";
    context.addIssue({ code: "custom", path: ["api"], message });
  }
}

/** Under which CloudWatch keeps what the functions of this stack measure: two stacks in one account are two. */
export function metricsNamespace({ stack_name }: Pick<StackConfig, "stack_name">): string {
  return `pggit/${stack_name}`;
}
