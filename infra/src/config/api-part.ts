import * as z from "zod";
import { SecretArn } from "./secret-arn.ts";

/** A webhook, as far as rights follow from it. */
const Webhook = z.looseObject({
  secrets: z.array(SecretArn).optional(),
  topics: z.array(z.string()).optional(),
});

/**
 * The API's own configuration. It travels with the code of the functions, so
 * nothing secret may be in it: targets and webhooks name secrets by their ARNs,
 * keys are hashes. The API checks all of it when it starts; here stands what the
 * stack derives rights, times and alarms from. Nothing is filled in: what was
 * written is what the API reads.
 */
export const ApiPart = z.looseObject({
  environments: z
    .record(
      z.string().regex(/^[a-z][a-z0-9_-]{0,62}$/, "is not a name of an environment"),
      z.looseObject({ target: SecretArn }),
    )
    .refine((environments) => Object.keys(environments).length > 0, "names no environment"),
  limits: z
    .looseObject({
      timeout_ms: z
        .int()
        .positive()
        .max(
          27_000,
          "is more than 27000: API Gateway gives up after 30 s, and some remain to answer",
        )
        .optional(),
    })
    .optional(),
  webhooks: z.record(z.string(), Webhook).optional(),
  development: z
    .undefined("turns authentication off, and this is not one's own machine")
    .optional(),
});
export type ApiPart = z.infer<typeof ApiPart>;

/** The topics of SNS whose notifications a webhook takes. */
export function webhookTopics({ webhooks = {} }: ApiPart): string[] {
  return Object.values(webhooks).flatMap(({ topics = [] }) => topics);
}

/** The secrets of all webhooks; those of SNS have none. */
export function webhookSecrets({ webhooks = {} }: ApiPart): string[] {
  return Object.values(webhooks).flatMap(({ secrets = [] }) => secrets);
}
