import { PggitError } from "pggit";

/** Bytes of a job's input at most: 200 of them, a page of the list, are an answer that can be sent. */
const most = 16 * 1024;

/**
 * Refuses an input that would make every list of jobs too long to be answered.
 *
 * @throws PggitError INVALID_ARGUMENT
 */
export function refuseLongInput(input: object): void {
  if (new TextEncoder().encode(JSON.stringify(input)).byteLength <= most) return;
  throw new PggitError({
    code: "INVALID_ARGUMENT",
    message: `Not valid: input: is longer than ${most} bytes as JSON.`,
    hint: "Name fewer schemas or objects at once, or use patterns; several jobs can do the rest.",
  });
}
