import * as z from "zod";
import { operation } from "./operation.ts";

/** What happened on each of the last days. */
export const activity = operation({
  name: "activity",
  summary: "Show changes and tracking time of each of the last days",
  example: "env:PRODUCTION_URL --days-back 14",
  fn: "pggit.activity",
  effect: "read",
  scope: "read",
  input: () =>
    z.object({
      days_back: z.int().min(1).default(30).describe("how many days, today included"),
    }),
  row: () =>
    z.object({
      day: z.string(),
      commits: z.int(),
      changes: z.int(),
      statements: z.int(),
      tracking_ms: z.string(),
      slowest_ms: z.string().nullable(),
    }),
  raises: ["INVALID_ARGUMENT"],
});
