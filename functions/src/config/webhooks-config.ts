import { EnvironmentName } from "pggit";
import * as z from "zod";
import { faultOfSecret, isElsewhere } from "../webhooks/secret-text.ts";
import { WebhookRule } from "./webhook-rule.ts";

/** The webhook's name in its path, and in reasons and records. */
const WebhookName = z.string().regex(/^[a-z][a-z0-9_-]{0,62}$/);

const common = {
  /** The databases in which tracking is stopped and resumed. */
  environments: z.array(EnvironmentName).min(1),
  /** In order: the first that matches a delivery says what to do. None matching, nothing is done. */
  rules: z.array(WebhookRule).min(1),
};

/** What is written here itself is judged here: else only its first delivery would tell. */
const Secret = z
  .string()
  .min(1, { abort: true })
  .refine((text) => isElsewhere(text) || faultOfSecret(text) === null, {
    error: ({ input }) => faultOfSecret(String(input)) ?? "",
  });

/** Several while one is rotated: each a value, `env:NAME`, or the ARN of a secret. */
const secrets = z.array(Secret).min(1).max(5);

/** How long ago a sender may have signed what it sends, where it signs when. */
const tolerance = (seconds: number) => z.int().min(1).max(86_400).default(seconds);

const HeaderName = z.string().regex(/^[A-Za-z0-9-]{1,100}$/, "is the name of a header");
const TopicArn = z
  .string()
  .regex(/^arn:aws[a-z-]*:sns:[a-z0-9-]+:\d{12}:[\w.-]+$/, "is the ARN of a topic of SNS");

/** One webhook, by its sender; docs/webhooks.md has an example of each. */
export const WebhookConfig = z.discriminatedUnion("sender", [
  z.strictObject({ sender: z.literal("github"), secrets, ...common }),
  z.strictObject({ sender: z.literal("pagerduty"), secrets, ...common }),
  z.strictObject({
    sender: z.literal("grafana"),
    secrets,
    signature_header: HeaderName.default("X-Grafana-Alerting-Signature"),
    timestamp_header: HeaderName.optional(),
    tolerance_seconds: tolerance(300),
    ...common,
  }),
  z.strictObject({
    sender: z.literal("alertmanager"),
    secrets,
    /** Basic authentication with this user; a Bearer token where it is left out. */
    user: z.string().min(1).optional(),
    ...common,
  }),
  z.strictObject({
    sender: z.literal("datadog"),
    secrets,
    /** The custom header that holds the secret. */
    header: HeaderName.optional(),
    /** Basic authentication with this user. */
    user: z.string().min(1).optional(),
    ...common,
  }),
  z.strictObject({
    sender: z.literal("sns"),
    topics: z.array(TopicArn).min(1),
    // SNS repeats for up to an hour what was signed once
    tolerance_seconds: tolerance(3_900),
    ...common,
  }),
  z.strictObject({
    sender: z.literal("standard-webhooks"),
    secrets,
    tolerance_seconds: tolerance(300),
    ...common,
  }),
]);
export type WebhookConfig = z.infer<typeof WebhookConfig>;

/** The webhooks by name. */
export const WebhooksConfig = z.record(WebhookName, WebhookConfig);
export type WebhooksConfig = z.infer<typeof WebhooksConfig>;
