/** Characters of a text that are kept. */
const longest = 200;

/**
 * What of a change's input goes on record: what was given besides the defaults,
 * without objects, since those may hold SQL with a password in it.
 */
export function auditedArguments(
  input: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(input)
      .filter(([, value]) => value !== null && (typeof value !== "object" || isListOfTexts(value)))
      .map(([name, value]) => [name, typeof value === "string" ? value.slice(0, longest) : value]),
  );
}

function isListOfTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((one) => typeof one === "string");
}
