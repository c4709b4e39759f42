import * as z from "zod";
import { Interval } from "./interval.ts";
import { operation } from "./operation.ts";

/** A part of a purge, bounded in rows and time; what purgeHistory() repeats, and no command of its own. */
export const purgeHistoryStep = operation({
  name: "history purge",
  summary: "Remove a part of the history that is older than an interval",
  example: "env:PRODUCTION_URL",
  fn: "pggit.purge_history_step",
  effect: "destructive",
  scope: "purge",
  input: () =>
    z.object({
      older_than: Interval,
      keep_milestones: z.boolean(),
      max_rows: z.number(),
      max_duration: Interval,
    }),
  row: () =>
    z.object({
      action: z.enum(["deleted", "marked", "done", "more", "busy"]),
      object_type: z.string(),
      count: z.coerce.number(),
      bytes: z.coerce.number(),
    }),
  raises: ["INVALID_INTERVAL", "INVALID_ARGUMENT"],
});
