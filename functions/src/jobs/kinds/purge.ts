import { callOperation, purgeHistory, purgeHistoryOperation, type Removed } from "pggit";
import * as z from "zod";
import { jobWork } from "../job-work.ts";

/** Milliseconds of one step at most: what is known of the progress is that old. */
const stepMs = 5_000;

/** `history purge`: rows as pggit.purge_history returns them. */
export const purge = jobWork({
  get input() {
    return z.strictObject(purgeHistoryOperation.input.shape);
  },
  step: ({ input, cursor, environment, environments, msLeft, report }) =>
    environments.use(environment, async (sql) => {
      if (input.dry_run) return { result: await callOperation(sql, purgeHistoryOperation, input) };
      const purged = await purgeHistory(sql, {
        olderThan: input.older_than,
        keepMilestones: input.keep_milestones,
        stepMs: stepMs / 5,
        limitMs: Math.min(stepMs, msLeft / 2),
        onProgress: report,
        ...(cursor !== null && { removed: cursor as Removed }),
      });
      if (purged.isDone) return { result: purged.rows };
      const done = Object.values(purged.removed).reduce((sum, { count }) => sum + count, 0);
      const message = `removed ${done} rows`;
      return { cursor: purged.removed, progress: { message, done, total: null } };
    }),
});
