import { callOperation, listChecks, toldOfChecks, verifyConsistency } from "pggit";
import * as z from "zod";
import { jobWork } from "../job-work.ts";

/** The checks to run, and what those that ran have found. */
interface Cursor {
  readonly checks: readonly string[];
  readonly ran: number;
  readonly rows: Parameters<typeof toldOfChecks>[0];
}

/** `verify`, a check a step: rows as pggit.verify_consistency returns them. */
export const verify = jobWork({
  get input() {
    return z.strictObject(verifyConsistency.input.shape);
  },
  step: ({ input, cursor, environment, environments }) =>
    environments.use(environment, async (sql) => {
      const { checks, ran, rows } = (cursor as Cursor | null) ?? {
        checks: input.checks ?? (await listChecks(sql)),
        ran: 0,
        rows: [],
      };
      const check = checks[ran];
      if (check === undefined) return { result: toldOfChecks(rows, input.verbose) };
      const one = { ...input, verbose: true, checks: [check] };
      const found = [...rows, ...(await callOperation(sql, verifyConsistency, one))];
      const done = ran + 1;
      if (done === checks.length) return { result: toldOfChecks(found, input.verbose) };
      return {
        cursor: { checks, ran: done, rows: found } satisfies Cursor,
        progress: { message: `checked ${check}`, done, total: checks.length },
      };
    }),
});
