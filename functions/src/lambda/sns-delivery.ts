import type { Hono } from "hono";
import { PggitError } from "pggit";
import type { Config } from "../config/config.ts";
import type { ApiEnv } from "../http/api-env.ts";
import type { SnsRecord } from "./event-shape.ts";

/** Fields that Lambda's event calls otherwise than what SNS sends over HTTP, and signs. */
const renamed: Readonly<Record<string, string>> = {
  SigningCertUrl: "SigningCertURL",
  UnsubscribeUrl: "UnsubscribeURL",
};

/**
 * Hands a notification that invoked the function to the webhook whose topic it is
 * of, as if SNS had sent it over HTTP: verified, decided and put on record alike.
 *
 * @throws PggitError UNKNOWN_WEBHOOK, DELIVERY_NOT_HANDLED: an error of the invocation, so that it is tried again and
 *   ends in the dead-letter queue
 */
export async function deliverSns(
  { Sns: sns }: SnsRecord,
  { app, config }: { app: Pick<Hono<ApiEnv>, "request">; config: Pick<Config, "webhooks"> },
): Promise<void> {
  const [name] =
    Object.entries(config.webhooks).find(
      ([, webhook]) => webhook.sender === "sns" && webhook.topics.includes(sns.TopicArn),
    ) ?? [];
  if (name === undefined) {
    throw new PggitError({
      code: "UNKNOWN_WEBHOOK",
      message: `No webhook takes notifications of the topic ${sns.TopicArn}.`,
      hint: "Name the topic in a webhook with the sender sns, or end the subscription.",
    });
  }
  const fields = Object.entries(sns).map(([field, value]) => [renamed[field] ?? field, value]);
  const response = await app.request(`/v1/webhooks/${name}`, {
    method: "POST",
    headers: { "Content-Type": "text/plain; charset=UTF-8" },
    body: JSON.stringify(Object.fromEntries(fields)),
  });
  if (response.ok) return;
  const { code } = (await response.json()) as { code?: string };
  throw new PggitError({
    code: "DELIVERY_NOT_HANDLED",
    message: `The webhook ${name} answered ${response.status}${code ? ` (${code})` : ""}.`,
    hint: "The log has why; where it was acted on, nothing is done twice.",
  });
}
