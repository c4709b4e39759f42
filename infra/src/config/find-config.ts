import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const own = fileURLToPath(new URL("../../config.json", import.meta.url));
const example = fileURLToPath(new URL("../../config.example.json", import.meta.url));

/**
 * The path of the configuration: the one that is given, else infra/config.json,
 * and where there is none yet, the example.
 */
export function findConfig(given: string | undefined): string {
  if (given !== undefined) return given;
  return existsSync(own) ? own : example;
}
