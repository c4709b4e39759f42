import { Interval } from "pggit";
import * as z from "zod";
import { isDuration } from "./duration.ts";

const common = {
  /** Fields of the sender by name, each with the value or values that it has to have; all of them must match. */
  when: z.record(z.string(), z.union([z.string(), z.array(z.string()).min(1)])).default({}),
  /** Why, for status() and the record; `{title}` and the sender's fields in braces. */
  reason: z.string().min(1).max(300).default("{title}"),
};

const duration = Interval.refine(
  isDuration,
  "is longer than 30 days, or shorter than a second",
).default("1 hour");

/**
 * What to do for certain deliveries. A resolved incident never stops tracking,
 * and one that is triggered never resumes it.
 */
export const WebhookRule = z.discriminatedUnion("action", [
  z.strictObject({
    action: z.enum(["disable", "pause"]),
    kind: z.enum(["triggered", "other"]).default("triggered"),
    duration,
    ...common,
  }),
  z.strictObject({
    action: z.literal("enable"),
    kind: z.enum(["resolved", "other"]).default("resolved"),
    ...common,
  }),
  z.strictObject({
    action: z.literal("nothing"),
    kind: z.enum(["triggered", "resolved", "other"]).optional(),
    ...common,
  }),
]);
export type WebhookRule = z.infer<typeof WebhookRule>;
