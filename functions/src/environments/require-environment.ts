import { PggitError } from "pggit";
import { recordableText } from "../http/recordable-text.ts";
import type { Environments } from "./environments.ts";

/** Refuses the name of an environment that is not configured. @throws PggitError UNKNOWN_ENVIRONMENT */
export function requireEnvironment({ names }: Pick<Environments, "names">, name: string): void {
  if (!names.includes(name)) throw unknownEnvironment(name);
}

/** That an environment is not configured, without the names of those that are: they can be customers' names. */
export function unknownEnvironment(name: string): PggitError {
  return new PggitError({
    code: "UNKNOWN_ENVIRONMENT",
    message: `There is no environment ${recordableText(name, 100)}.`,
    hint: "GET /v1/environments lists those that there are.",
  });
}
