import * as z from "zod";

const error = "is not a JSON object";

/** A JSON object, also as text, as a flag or a query parameter takes it; PostgreSQL reads it as jsonb. */
export const JsonObject = z.union(
  [z.record(z.string(), z.unknown()), z.string().transform(parsed)],
  { error },
);

function parsed(text: string, context: z.RefinementCtx): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) {
      return value as Record<string, unknown>;
    }
  } catch {
    // said below, as of a text that is JSON and no object
  }
  context.addIssue({ code: "custom", message: error });
  return z.NEVER;
}
