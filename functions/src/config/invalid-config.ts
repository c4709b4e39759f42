import { PggitError } from "pggit";

/** The error of a configuration with which the API does not start. */
export function invalidConfig(message: string, hint: string): PggitError {
  return new PggitError({ code: "INVALID_CONFIG", message, hint });
}
