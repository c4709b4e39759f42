import * as z from "zod";
import { Interval } from "./interval.ts";
import { operation } from "./operation.ts";

/** Switches capture off for planned work; it comes back by itself at the time returned. */
export const pauseTracking = operation({
  name: "tracking pause",
  summary: "Pause tracking for planned work; it resumes by itself",
  example: "env:PRODUCTION_URL --duration '1 hour' --reason maintenance",
  fn: "pggit.pause_tracking",
  effect: "write",
  scope: "operate",
  input: () =>
    z.object({
      duration: Interval.default("1 hour").meta({
        description: "for how long, up to 30 days",
        value: "<interval>",
      }),
      reason: z.string().nullable().default(null).describe("why, for whoever looks at the status"),
    }),
  row: () => z.object({ pause_tracking: z.string() }),
  raises: ["INVALID_INTERVAL"],
});

/** Ends every pause, and brings history up to date. */
export const resumeTracking = operation({
  name: "tracking resume",
  summary: "Resume tracking, and record what was changed meanwhile",
  example: "env:PRODUCTION_URL",
  fn: "pggit.resume_tracking",
  effect: "write",
  scope: "operate",
  input: () => z.object({}),
  row: () => z.object({ resume_tracking: z.string() }),
  raises: [],
});
