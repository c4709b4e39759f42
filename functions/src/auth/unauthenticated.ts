import { PggitError } from "pggit";

/** The error of a request of which it is not known who makes it. */
export function unauthenticated(message: string, hint: string): PggitError {
  return new PggitError({ code: "UNAUTHENTICATED", message, hint });
}
