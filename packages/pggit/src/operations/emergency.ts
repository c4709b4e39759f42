import * as z from "zod";
import { Interval } from "./interval.ts";
import { operation } from "./operation.ts";

/** Switches capture off for everybody at once; it comes back by itself at the time returned. */
export const emergencyDisable = operation({
  name: "emergency disable",
  summary: "Switch tracking off at once; it comes back by itself",
  example: "env:PRODUCTION_URL --duration '2 hours' --reason 'DDL is slow'",
  fn: "pggit.emergency_disable",
  effect: "write",
  scope: "emergency",
  input: () =>
    z.object({
      duration: Interval.default("1 hour").meta({
        description: "for how long, up to 30 days",
        value: "<interval>",
      }),
      reason: z.string().nullable().default(null).describe("why, for whoever looks at the status"),
    }),
  row: () => z.object({ emergency_disable: z.string() }),
  raises: ["INVALID_INTERVAL", "SERVER_READ_ONLY"],
});

/** Ends every disable, and brings history up to date. */
export const emergencyEnable = operation({
  name: "emergency enable",
  summary: "Switch tracking on again, and record what was changed meanwhile",
  example: "env:PRODUCTION_URL",
  fn: "pggit.emergency_enable",
  effect: "write",
  scope: "emergency",
  input: () => z.object({}),
  row: () => z.object({ emergency_enable: z.string() }),
  raises: [],
});
