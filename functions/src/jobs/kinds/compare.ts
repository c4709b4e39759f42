import { CompareRequest } from "pggit";
import { compareEnvironments } from "../../compare/compare-environments.ts";
import { jobWork } from "../job-work.ts";

/**
 * Compares two environments: what `POST /v1/compare` answers, once both can be reached.
 * In one step, since half a comparison is none.
 */
export const compare = jobWork({
  input: CompareRequest,
  step: async ({ input, environments, msLeft, signal }) => ({
    result: await compareEnvironments(input, environments, {
      timeoutMs: msLeft,
      signal,
      mustReach: true,
    }),
  }),
});
