import { EnvironmentConfig, EnvironmentName, PggitError } from "pggit";
import * as z from "zod";

/** What the file is called that names environments. */
export const configFile = "pggit.config.json";

/**
 * The configuration of the command line. It is also a part that the API's own
 * configuration can be put together from.
 */
export const EnvironmentsConfig = z.strictObject({
  $schema: z.string().optional().describe("For editors; not read"),
  environments: z
    .record(EnvironmentName, EnvironmentConfig)
    .describe("Databases by the names that commands know them by"),
});
export type EnvironmentsConfig = z.infer<typeof EnvironmentsConfig>;

/**
 * Reads the text of a configuration file.
 *
 * @param from the file's name, for the message
 * @throws PggitError INVALID_CONFIG with every path that is wrong; none repeats a value, which may be secret
 */
export function parseEnvironments(text: string, from: string): EnvironmentsConfig {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw invalid(
      `${from} is not JSON.`,
      "Check it with a JSON formatter; comments and trailing commas are not JSON.",
    );
  }
  const config = EnvironmentsConfig.safeParse(value);
  if (config.success) return config.data;
  const wrong = config.error.issues.map(
    ({ path, message }) => `${path.join(".") || "the whole"}: ${message}`,
  );
  throw invalid(
    `${from} is not valid: ${wrong.join("; ")}.`,
    "Correct these; config.schema.json of the package pggit-cli says what may be where.",
  );
}

function invalid(message: string, hint: string): PggitError {
  return new PggitError({ code: "INVALID_CONFIG", message, hint });
}
