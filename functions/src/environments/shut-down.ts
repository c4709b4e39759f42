import { PggitError } from "pggit";

/** The error of a call that comes when connections are closed for good. */
export function shutDown(): PggitError {
  return new PggitError({
    code: "CONNECTION_FAILED",
    message: "The connections to this environment are closed: the server is shutting down.",
    hint: "Call again in a moment.",
  });
}
