import * as z from "zod";
import { type ErrorCode, errorTable, PggitError } from "../errors/index.ts";

/** An error as the operations API answers it: a problem of RFC 9457, with members of our own. */
export const Problem = z.object({
  type: z.string().describe("URI reference of the kind of problem; leads to its description"),
  title: z.string().describe("The kind of problem in words; the same for each of its code"),
  status: z.int().describe("The HTTP status"),
  detail: z.string().describe("What was wrong, in one sentence or more"),
  code: z.string().describe("A code of the error table: what programs go by"),
  hint: z.string().describe("What to do"),
  request_id: z.string().describe("By which the call is found in logs and in system_events"),
  environment: z.string().optional().describe("The environment that it concerns"),
});
export type Problem = z.infer<typeof Problem>;

/** The `type` of problems of a code: where the API's reference page describes it. */
export function problemType(code: ErrorCode): string {
  return `/reference#${code}`;
}

/** A code in words: `UNKNOWN_CONFLICT` is "Unknown conflict". */
export function problemTitle(code: ErrorCode): string {
  const words = code.toLowerCase().replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The error that a problem was made of; INTERNAL where its code is not one that this version knows. */
export function errorOfProblem({
  code,
  detail,
  hint,
  environment,
  request_id,
}: Problem): PggitError {
  const isKnown = Object.hasOwn(errorTable, code);
  return new PggitError({
    code: isKnown ? (code as ErrorCode) : "INTERNAL",
    message: isKnown ? detail : `${code}: ${detail}`,
    hint,
    detail: `request ${request_id}`,
    environment,
  });
}
