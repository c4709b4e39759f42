import { PggitError } from "pggit";

/** The error of a call that was ended before it was done: whether its time was up, or its caller gone. */
export function endedEarly(error: PggitError, signal: AbortSignal): PggitError {
  if (error.code !== "CALL_TIMEOUT" || !signal.aborted) return error;
  return new PggitError({
    code: "CALL_CANCELLED",
    message: "The caller hung up; the statement was cancelled.",
    hint: "Call again, and wait for the answer.",
    environment: error.environment,
    cause: error,
  });
}
