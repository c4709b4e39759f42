import { PggitError } from "pggit";

/** Whether an error says that a call was ended before it was done, by its limit or on the server. */
export function isEndedEarly({ code, sqlstate }: PggitError): boolean {
  return code === "CALL_TIMEOUT" || sqlstate === "57014";
}

/** The error of a call that was ended before it was done: whether its time was up, or its caller gone. */
export function endedEarly(error: PggitError, signal: AbortSignal): PggitError {
  if (!isEndedEarly(error)) return error;
  const { environment } = error;
  if (signal.aborted) {
    return new PggitError({
      code: "CALL_CANCELLED",
      message: "The caller hung up; the statement was cancelled.",
      hint: "Call again, and wait for the answer.",
      environment,
      cause: error,
    });
  }
  if (error.code === "CALL_TIMEOUT") return error;
  return new PggitError({
    code: "CALL_TIMEOUT",
    message: "The call took longer than it may; its statement was cancelled.",
    hint: "Ask for less at once, or raise limits.timeout_ms in the API's configuration.",
    environment,
    cause: error,
  });
}
