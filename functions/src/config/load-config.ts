import type { SecretReader } from "pggit";
import type * as z from "zod";
import { Config } from "./config.ts";
import { invalidConfig } from "./invalid-config.ts";
import { mergeParts, type Part } from "./merge-parts.ts";

/** What reading a configuration needs of the world. */
export interface ConfigWorld {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly readFile: (path: string) => Promise<string>;
  /** Reads a secret by its ARN. */
  readonly readSecret: SecretReader;
}

/**
 * Reads the configuration, which may lie in several places: what everybody may
 * see in a file, keys and webhooks in a secret.
 *
 * @param sources each of them JSON (a text that begins with `{`), `env:NAME`, the ARN of a secret, or the path of a
 *   file; see {@link mergeParts} for how they become one
 * @throws PggitError INVALID_CONFIG with every path that is wrong, SECRET_UNAVAILABLE; none repeats a value
 */
export async function loadConfig(sources: readonly string[], world: ConfigWorld): Promise<Config> {
  if (sources.length === 0) {
    throw invalidConfig(
      "There is no configuration.",
      "Give a file, env:NAME, the ARN of a secret, or the JSON itself; docs/api-authentication.md has an example.",
    );
  }
  const parts = await Promise.all(sources.map((source) => readPart(source.trim(), world)));
  const config = Config.safeParse(mergeParts(parts));
  if (config.success) return config.data;
  throw invalidConfig(
    `The configuration (${parts.map(({ from }) => from).join(", ")}) is not valid: ${config.error.issues.map(sentence).join("; ")}.`,
    "Correct these and start again; functions/config.schema.json says what may be where.",
  );
}

/**
 * The sources that a variable names: the JSON itself, or references that are
 * separated by spaces, commas or lines.
 */
export function configSources(variable: string | undefined): string[] {
  const text = (variable ?? "").trim();
  if (text.startsWith("{")) return [text];
  return text.split(/[\s,]+/).filter((source) => source !== "");
}

async function readPart(source: string, world: ConfigWorld): Promise<Part> {
  const { from, text } = await readSource(source, world);
  try {
    return { from, value: JSON.parse(text) as unknown };
  } catch {
    // What the parser says repeats the text, which may be secret.
    throw invalidConfig(
      `The configuration in ${from} is not JSON.`,
      "Check it with a JSON formatter; comments and trailing commas are not JSON.",
    );
  }
}

async function readSource(
  source: string,
  { environment, readFile, readSecret }: ConfigWorld,
): Promise<{ from: string; text: string }> {
  if (source.startsWith("{")) return { from: "the given text", text: source };
  if (source.startsWith("env:")) {
    const name = source.slice("env:".length);
    const text = environment[name]?.trim();
    if (text) return { from: `the variable ${name}`, text };
    throw invalidConfig(`The variable ${name} is not set.`, `Set ${name} to the configuration.`);
  }
  if (source.startsWith("arn:")) {
    const name = source.replace(/^.*:secret:/i, "");
    return { from: `the secret ${name}`, text: await readSecret(source) };
  }
  const text = await readFile(source).catch(() => {
    throw invalidConfig(
      `The file ${source} cannot be read.`,
      "Check the path, and that this process may read it.",
    );
  });
  return { from: source, text };
}

/** `keys.0.scopes.1: Invalid option: expected one of "read"|...`; what was there instead is not said. */
function sentence({ path, message }: z.core.$ZodIssue): string {
  return `${path.join(".") || "the whole"}: ${message}`;
}
