import type { Delivery, Details } from "./delivery.ts";
import { oneLine } from "./parse-body.ts";
import type { WebhookRule } from "../config/webhook-rule.ts";

/** What is to be done for a delivery. */
export interface Decision {
  readonly action: WebhookRule["action"];
  /** How long a stop lasts, as an interval of PostgreSQL; null for what begins none. */
  readonly duration: string | null;
  /** Why, for whoever looks at status() or the list of deliveries. */
  readonly reason: string;
}

/** What the first rule that matches says, or nothing. */
export function decide(
  webhook: string,
  delivery: Pick<Delivery, "kind" | "title" | "details">,
  rules: readonly WebhookRule[],
): Decision {
  const rule = rules.find((one) => matches(one, delivery));
  if (!rule) return { action: "nothing", duration: null, reason: "no rule matches" };
  return {
    action: rule.action,
    duration: "duration" in rule ? rule.duration : null,
    reason: oneLine(`webhook ${webhook}: ${fill(rule.reason, delivery)}`, 300),
  };
}

function matches(
  rule: WebhookRule,
  { kind, details }: Pick<Delivery, "kind" | "details">,
): boolean {
  if (rule.kind !== undefined && rule.kind !== kind) return false;
  return Object.entries(rule.when).every(([field, wanted]) => {
    const found = valuesOf(details, field);
    return [wanted].flat().some((value) => found.includes(value));
  });
}

function valuesOf(details: Details, field: string): readonly string[] {
  // what a sender calls its labels is not ours to choose: __proto__ is a name like any other
  const value = Object.hasOwn(details, field) ? details[field] : undefined;
  return value === undefined ? [] : [value].flat();
}

/** Puts the title and other fields in the place of their names in braces. */
function fill(template: string, { title, details }: Pick<Delivery, "title" | "details">): string {
  return template.replaceAll(/\{([^{}]+)\}/g, (_, field: string) =>
    field === "title" ? title : valuesOf(details, field).join(", "),
  );
}
