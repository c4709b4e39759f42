import * as z from "zod";
import { checkCredentials } from "../credentials.ts";
import type { Kind } from "../delivery.ts";
import { Epoch, parseBody } from "../parse-body.ts";
import type { Sender, SenderDependencies, SenderFacts } from "../sender.ts";

export const datadogFacts: SenderFacts = {
  // https://docs.datadoghq.com/integrations/webhooks/: 15 s, 5xx are repeated 5 times
  answerWithinMs: 12_000,
  fields: ["transition", "alert_id", "priority", "type", "scope", "tags"],
};

/** The payload that docs/webhooks.md has one enter: Datadog sends what it is told to. */
const Payload = z.lazy(() =>
  z.object({
    alert_cycle_key: z.string().min(1),
    alert_transition: z.string().min(1),
    date: Epoch,
    title: z.string(),
    alert_id: z.string().default(""),
    alert_priority: z.string().default(""),
    alert_type: z.string().default(""),
    alert_scope: z.string().default(""),
    tags: z.string().default(""),
  }),
);

/** By $ALERT_TRANSITION. Warnings are neither: rules may ask for them by name. */
const kinds: Readonly<Record<string, Kind>> = {
  Triggered: "triggered",
  "Re-Triggered": "triggered",
  "No Data": "triggered",
  "Re-No Data": "triggered",
  Recovered: "resolved",
};

/** Datadog signs nothing: a custom header, or with `user` Basic authentication. */
export function datadog(
  { header, user }: { readonly header?: string | undefined; readonly user?: string | undefined },
  { secrets }: Pick<SenderDependencies, "secrets">,
): Sender {
  return {
    authenticate: async ({ headers }) =>
      checkCredentials(headers, await secrets(), { header, user }),
    async parse({ body }) {
      const payload = parseBody(body, Payload);
      return {
        // the date is that of the event: a repeated request has the same, a renewed alarm another
        id: `${payload.alert_cycle_key} ${payload.alert_transition} ${payload.date.toISOString()}`,
        kind: kinds[payload.alert_transition] ?? "other",
        incident: payload.alert_cycle_key,
        occurredAt: payload.date,
        title: payload.title,
        details: {
          transition: payload.alert_transition,
          alert_id: payload.alert_id,
          priority: payload.alert_priority,
          type: payload.alert_type,
          scope: listOf(payload.alert_scope),
          tags: listOf(payload.tags),
        },
      };
    },
  };
}

function listOf(text: string): string[] {
  return text
    .split(",")
    .map((one) => one.trim())
    .filter((one) => one !== "");
}
