import { EnvironmentName } from "pggit";
import * as z from "zod";

/**
 * Minute, hour, day of the month, month, day of the week. Whether it can ever
 * be is for the clock to say: the API on Lambda, which has none, need not bring
 * along what knows.
 */
const Expression = z.string().regex(/^\s*(?:[\w*,/#-]+\s+){4}[\w*,/#-]+\s*$/, {
  error: "is no cron expression of five fields, such as */5 * * * * or 0 3 * * 1-5",
});

/** When, or when and for which environments; all where it does not say. */
const ScheduledAt = z.union([
  Expression.transform((at): { at: string; environments?: string[] } => ({ at })),
  z.strictObject({ at: Expression, environments: z.array(EnvironmentName).min(1).optional() }),
]);

/**
 * When `pggit serve` runs the schedules; one that is not named does not run. On
 * AWS the Scheduler has the time, and this is not read.
 */
export const ClockConfig = z.strictObject({
  fold: ScheduledAt.optional().describe("Bring into history what was captured"),
  expiry: ScheduledAt.optional().describe("Watch keys, stops, event triggers and lost jobs"),
  fetch: ScheduledAt.optional().describe("Read environments into the history of another"),
  purge: ScheduledAt.optional().describe("Remove old history"),
  verify: ScheduledAt.optional().describe("Verify history"),
  timezone: z
    .string()
    .refine(isTimezone, "is not a time zone of the IANA database, like Europe/Berlin")
    .default("UTC"),
});
export type ClockConfig = z.infer<typeof ClockConfig>;

function isTimezone(name: string): boolean {
  try {
    Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
