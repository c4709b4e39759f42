import { errorTable, type PggitError, type Problem, problemTitle, problemType } from "pggit";
import { saidOutside } from "./said-outside.ts";

/** The problem (RFC 9457) that an error is answered as. */
export function problemOf(error: PggitError, requestId: string): Problem {
  const { environment } = error;
  // Targets are given by the configuration, so none that is wrong is the caller's.
  const code = error.code === "INVALID_TARGET" ? "INVALID_CONFIG" : error.code;
  return {
    type: problemType(code),
    title: problemTitle(code),
    status: errorTable[code].status,
    ...saidOutside(error),
    code,
    request_id: requestId,
    ...(environment !== undefined && { environment }),
  };
}

/** The media type of problems. */
export const problemMedia = "application/problem+json";
