import * as z from "zod";
import { Interval } from "./interval.ts";
import { operation } from "./operation.ts";

/** Removes old history, or says what would go. */
export const purgeHistory = operation({
  name: "history purge",
  summary: "Remove history older than an interval, or show what would go",
  example: "env:PRODUCTION_URL --older-than '6 months'",
  fn: "pggit.purge_history",
  effect: "destructive",
  scope: "purge",
  input: () =>
    z.object({
      older_than: Interval.default("6 months").meta({
        description: "how old history has to be to go",
        value: "<interval>",
      }),
      keep_milestones: z.boolean().default(true).meta({
        description: "keep milestones, whatever their age",
        off: "remove old milestones, too",
      }),
      dry_run: z.boolean().default(true).meta({
        description: "only say what would be done",
        off: "remove it; without this flag nothing changes",
      }),
    }),
  row: () =>
    z.object({
      action: z.string(),
      object_type: z.string(),
      count: z.coerce.number().int(),
      space_freed: z.string(),
    }),
  raises: ["INVALID_INTERVAL", "INVALID_ARGUMENT", "HISTORY_BUSY"],
});
