import type * as z from "zod";
import { senderFacts } from "../webhooks/senders/index.ts";
import type { WebhooksConfig } from "./webhooks-config.ts";

/**
 * Refuses webhooks that could not do what they say: for environments that are
 * not there, or with rules on fields that their sender has not. Such a rule would
 * never match, which shows only when it is needed.
 */
export function checkWebhooks(
  { environments, webhooks }: { readonly environments: object; readonly webhooks: WebhooksConfig },
  context: z.RefinementCtx,
): void {
  for (const [name, webhook] of Object.entries(webhooks)) {
    for (const [index, environment] of webhook.environments.entries()) {
      if (Object.hasOwn(environments, environment)) continue;
      context.addIssue({
        code: "custom",
        path: ["webhooks", name, "environments", index],
        message: `names ${environment}, which is not among the environments`,
      });
    }
    const { fields } = senderFacts[webhook.sender];
    for (const [index, rule] of webhook.rules.entries()) {
      for (const field of fieldsOf(rule)) {
        if (isKnown(field, fields)) continue;
        context.addIssue({
          code: "custom",
          path: ["webhooks", name, "rules", index],
          message: `asks about ${field}; ${webhook.sender} has ${fields.join(", ")}`,
        });
      }
    }
  }
}

function fieldsOf(rule: WebhooksConfig[string]["rules"][number]): string[] {
  const named = [...rule.reason.matchAll(/\{([^{}]+)\}/g)].map(([, field = ""]) => field);
  return [...Object.keys(rule.when), ...named.filter((field) => field !== "title")];
}

function isKnown(field: string, fields: readonly string[]): boolean {
  return fields.some((known) =>
    known.endsWith(".*")
      ? field.startsWith(known.slice(0, -1)) && field.length > known.length - 1
      : field === known,
  );
}
