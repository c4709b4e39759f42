import * as z from "zod";

/** When something runs, as EventBridge Scheduler writes it. */
const Expression = z
  .string()
  .regex(
    /^(?:rate\([1-9]\d* (?:minutes?|hours?|days?)\)|cron\((?:\S+ ){5}\S+\))$/,
    "is neither rate(5 minutes) nor cron(minutes hours day-of-month month day-of-week year)",
  );

/** When, or when and for which environments (all where it does not say); null never runs. */
const ScheduleConfig = z
  .union([
    Expression.transform((at): { at: string; environments?: string[] } => ({ at })),
    z.strictObject({ at: Expression, environments: z.array(z.string()).min(1).optional() }),
  ])
  .nullable();

/** What runs by the clock. */
export const SchedulesConfig = z.strictObject({
  /** Turns what was captured into history. */
  fold: ScheduleConfig.prefault("rate(5 minutes)"),
  /** Watches stops that are about to end, and jobs that nobody continued. */
  expiry: ScheduleConfig.prefault("rate(5 minutes)"),
  /** Reads the schemas of environments into the store. */
  fetch: ScheduleConfig.prefault("rate(1 hour)"),
  purge: ScheduleConfig.prefault("cron(0 3 * * ? *)"),
  verify: ScheduleConfig.prefault("cron(30 4 * * ? *)"),
  /** Of the expressions with cron. */
  timezone: z
    .string()
    .refine(isTimezone, "is not a time zone of the IANA database, like Europe/Berlin")
    .default("UTC"),
});
export type SchedulesConfig = z.infer<typeof SchedulesConfig>;

/** The schedules by name; each name is what the function is told. */
export const scheduleNames = ["fold", "expiry", "fetch", "purge", "verify"] as const;
export type ScheduleName = (typeof scheduleNames)[number];

function isTimezone(name: string): boolean {
  try {
    Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
