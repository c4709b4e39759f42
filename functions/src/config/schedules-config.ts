import { EnvironmentName, Interval } from "pggit";
import * as z from "zod";
import { ClockConfig } from "./clock-config.ts";

/** What the schedules do; when each runs is set up where it is started, for `pggit serve` in `clock`. */
export const SchedulesConfig = z.strictObject({
  purge: z
    .strictObject({
      older_than: Interval.default("6 months").describe("How old history has to be to go"),
      keep_milestones: z.boolean().default(true).describe("Keep commits that have a name"),
    })
    .prefault({}),
  verify: z
    .strictObject({
      fix_issues: z
        .boolean()
        .default(false)
        .describe("Mend what can be mended without losing history"),
    })
    .prefault({}),
  fetch: z
    .array(
      z.strictObject({
        name: EnvironmentName.describe("The environment to read"),
        into: EnvironmentName.describe("The environment in whose history it is kept"),
      }),
    )
    .default([])
    .describe("Environments that are read into the history of another"),
  expiry: z
    .strictObject({
      key_days: z
        .int()
        .positive()
        .default(14)
        .describe("Days before its end that a key is told of"),
      stop_minutes: z
        .int()
        .positive()
        .default(15)
        .describe("Minutes before and after its end that a disable or pause is told of"),
    })
    .prefault({}),
  clock: ClockConfig.prefault({}),
});
export type SchedulesConfig = z.infer<typeof SchedulesConfig>;
