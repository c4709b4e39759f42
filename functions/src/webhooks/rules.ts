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
  /** The rule that decided, for the record; null where none matched. */
  readonly matched: Matched | null;
}

/** A rule as the record keeps it: what of a delivery it went by, which is the configuration's and not the sender's. */
interface Matched {
  /** Its place in the configuration, from 1. */
  readonly rule: number;
  readonly when: WebhookRule["when"];
}

/** What the first rule that matches says, or nothing. */
export function decide(
  webhook: string,
  delivery: Pick<Delivery, "kind" | "title" | "details">,
  rules: readonly WebhookRule[],
): Decision {
  const place = rules.findIndex((one) => matches(one, delivery));
  const rule = rules[place];
  if (!rule) return { action: "nothing", duration: null, reason: "no rule matches", matched: null };
  return {
    action: rule.action,
    duration: "duration" in rule ? rule.duration : null,
    reason: oneLine(`webhook ${webhook}: ${fill(rule.reason, delivery)}`, 300),
    matched: { rule: place + 1, when: rule.when },
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
