import * as z from "zod";

/** A JSON Schema as OpenAPI 3.1 takes it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** What the definitions say of a field for the command line alone. */
const ofCommandLine = ["value", "preset", "commas", "off"];

/** The JSON Schema of what is sent (`input`) or answered (`output`). */
export function jsonSchema(schema: z.ZodType, io: "input" | "output"): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io,
    // Dates and the like do not occur; a transform's input is what is described.
    unrepresentable: "any",
    override: ({ jsonSchema: made }) => {
      for (const key of ofCommandLine) delete (made as Record<string, unknown>)[key];
      // A later version may answer more, which nobody need stumble over.
      if (io === "output") delete made.additionalProperties;
    },
  });
  return rest;
}
