import type { Config } from "./config.ts";
import { invalidConfig } from "./invalid-config.ts";

/**
 * Refuses a configuration with which the API would be open, or closed to everybody.
 *
 * @param isLoopback whether the API listens where only this machine reaches it
 * @throws PggitError INVALID_CONFIG
 */
export function requireAuthentication(
  { keys, github, development }: Pick<Config, "keys" | "github" | "development">,
  isLoopback: boolean,
): void {
  if (development && !isLoopback) {
    throw invalidConfig(
      "development turns authentication off, and the API does not listen on the loopback interface alone.",
      "Remove development from the configuration, or listen on 127.0.0.1.",
    );
  }
  if (development && (keys.length > 0 || github)) {
    throw invalidConfig(
      "development turns authentication off, and there are keys or rules that it would pass by.",
      "Remove one of the two.",
    );
  }
  if (!development && keys.length === 0 && !github) {
    throw invalidConfig(
      "The configuration has neither keys nor rules for GitHub, so nobody could call the API.",
      "Add a key with pggit keys create, or github with a rule; docs/api-authentication.md shows both.",
    );
  }
}
