import * as z from "zod";
import { operation } from "./operation.ts";

/** What tracking cost in the last days, and what it came to. */
export const performanceReport = operation({
  name: "report",
  summary: "Show what tracking cost in the last days, and what it keeps",
  example: "env:PRODUCTION_URL --days-back 30",
  fn: "pggit.performance_report",
  effect: "read",
  scope: "read",
  input: () =>
    z.object({
      days_back: z.number().int().min(1).default(7).describe("how many days"),
    }),
  row: () =>
    z.object({
      metric_name: z.string(),
      metric_value: z.string().nullable(),
      metric_unit: z.string(),
    }),
  raises: ["INVALID_ARGUMENT"],
});
