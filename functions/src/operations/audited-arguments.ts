import { recordableText } from "../http/recordable-text.ts";

/**
 * What of a change's input goes on record: what was given besides the defaults,
 * without objects, since those may hold SQL with a password in it. Names and
 * texts are such that every database can keep them.
 */
export function auditedArguments(
  input: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(input)
      .filter(([, value]) => value !== null && (typeof value !== "object" || isListOfTexts(value)))
      .map(([name, value]) => [recordableText(name), recordable(value)]),
  );
}

function recordable(value: unknown): unknown {
  if (typeof value === "string") return recordableText(value);
  return isListOfTexts(value) ? value.map((one) => recordableText(one)) : value;
}

function isListOfTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === "string");
}
