import * as z from "zod";
import { operation } from "./operation.ts";

/** The times during which tracking was off. */
export const listStops = operation({
  name: "tracking stops",
  summary: "List when tracking was off, by whom and why, newest first",
  example: "env:PRODUCTION_URL --max-rows 10",
  fn: "pggit.list_stops",
  effect: "read",
  scope: "read",
  input: () =>
    z.object({
      max_rows: z.int().min(1).default(50).describe("how many at most"),
      before: z
        .string()
        .regex(/^\d{1,18}$/, { error: "is the number of a stop in the list" })
        .nullable()
        .default(null)
        .meta({ description: "go on after the page that ended with this stop", value: "<number>" }),
    }),
  row: () =>
    z.object({
      stop_id: z.string(),
      kind: z.enum(["disable", "pause", "breaker"]),
      state: z.enum(["open", "ended", "over"]),
      started_at: z.string(),
      started_by: z.string(),
      reason: z.string().nullable(),
      ends_at: z.string(),
      ended_by: z.string().nullable(),
      is_settled: z.boolean(),
    }),
  page: { key: ["stop_id"], order: "desc", arguments: { after: "before", size: "max_rows" } },
  raises: ["INVALID_ARGUMENT"],
});
